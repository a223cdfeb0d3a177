package dev.tailback.client;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Waits, in real time, until conditions hold for a queue: {@code
 * queue.await().deleted(3).empty().within(Duration.ofSeconds(10)).require()}. All conditions have
 * to hold at the same time. Events count from when the queue was created or reset, unless {@link
 * #after} says otherwise.
 */
public final class Await {
  private static final Duration DEFAULT_TIME = Duration.ofSeconds(5);

  private final Calls calls;
  private final String path;
  private final Duration within;
  private final Map<String, Object> fields;

  Await(Calls calls, String path, String queue) {
    this(calls, path, DEFAULT_TIME, Map.of("queue", queue));
  }

  private Await(Calls calls, String path, Duration within, Map<String, Object> fields) {
    this.calls = calls;
    this.path = path;
    this.within = within;
    this.fields = fields;
  }

  private Await with(String field, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(fields);
    more.put(field, value);
    return new Await(calls, path, within, more);
  }

  /** Waits until this many events of a kind have happened, such as {@code timedOut}, or more. */
  public Await event(String kind, int atLeast) {
    return with(kind, atLeast);
  }

  /** Waits until this many messages were sent, or more. */
  public Await sent(int atLeast) {
    return event("sent", atLeast);
  }

  /** Waits until messages were received this many times, or more. */
  public Await received(int atLeast) {
    return event("received", atLeast);
  }

  /** Waits until consumers have deleted this many messages, or more. */
  public Await deleted(int atLeast) {
    return event("deleted", atLeast);
  }

  /** Waits until this many messages have gone to the dead-letter queue, or more. */
  public Await deadLettered(int atLeast) {
    return event("deadLettered", atLeast);
  }

  /** Waits until this many messages are visible. */
  public Await visible(int messages) {
    return with("visible", messages);
  }

  /** Waits until this many messages are in flight. */
  public Await inFlight(int messages) {
    return with("inFlight", messages);
  }

  /** Waits until this many messages are delayed. */
  public Await delayed(int messages) {
    return with("delayed", messages);
  }

  /** Waits until no message is visible, in flight or delayed. */
  public Await empty() {
    return with("empty", true);
  }

  /** Counts only events after a number. */
  public Await after(long number) {
    return with("after", number);
  }

  /** Sets how long to wait, in real time, five minutes at most; five seconds by default. */
  public Await within(Duration realTime) {
    return new Await(calls, path, realTime, fields);
  }

  /** Waits until all conditions hold or the time is over, and returns the state found. */
  public AwaitResult result() {
    return calls.read(
        calls.send("POST", path, with("within", within.toString()).fields, within),
        new TypeReference<>() {});
  }

  /**
   * Waits until all conditions hold.
   *
   * @throws AssertionError if they don't in time, with the queue's state and last events
   */
  public AwaitResult require() {
    AwaitResult result = result();
    if (!result.holds()) {
      throw new AssertionError(
          result.error()
              + System.lineSeparator()
              + result.events().stream()
                  .map(event -> "  " + event)
                  .collect(Collectors.joining(System.lineSeparator())));
    }
    return result;
  }
}
