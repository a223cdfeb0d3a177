package dev.tailback.client;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The clock of a server's queues: delays, visibility timeouts, retention, long polls,
 * deduplication, throttles and alarms depend on it.
 */
public final class RemoteClock {
  private final Calls calls;

  RemoteClock(Calls calls) {
    this.calls = calls;
  }

  /** Returns the time it shows. */
  public Instant now() {
    return Instant.ofEpochMilli(calls.get("clock").path("nowMillis").asLong());
  }

  /** Returns whether it is paused. */
  public boolean isPaused() {
    return calls.get("clock").path("mode").asText().equals("paused");
  }

  /** Returns how many long polls are waiting. */
  public int waitingReceives() {
    return calls.get("clock").path("waiting").size();
  }

  /**
   * Moves the time forward, and returns when everything due by then has happened in the queues, in
   * order, each thing at its own time.
   */
  public TimedEventCounts advance(Duration by) {
    return happened(calls.post("clock/advance", Map.of("by", by.toString())));
  }

  /** Moves the time to the next deadline; does nothing if there is none. */
  public TimedEventCounts advanceToNext() {
    return happened(calls.post("clock/next"));
  }

  private TimedEventCounts happened(JsonNode answer) {
    return calls.read(answer.path("happened"), new TypeReference<>() {});
  }

  /** Lets it run at the pace of the system clock, from the time it shows. */
  public void resume() {
    calls.post("clock/resume");
  }

  /** Pauses it. */
  public void pause() {
    calls.post("clock/pause");
  }
}
