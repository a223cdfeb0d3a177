package dev.tailback.junit;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.TimedEventCounts;
import java.time.Duration;
import java.time.Instant;

/**
 * The clock of the queues, which the test moves: delays, visibility timeouts, retention, long
 * polls, deduplication and throttles depend on it.
 *
 * <p>It is paused from the time it is injected until the test ends, and no other test uses it
 * meanwhile. Time never goes back: the next test continues from the time that this one left.
 */
public final class TailbackClock {
  private final EngineGate gate;

  TailbackClock(EngineGate gate) {
    this.gate = gate;
  }

  /** Returns the time it shows. */
  public Instant now() {
    return Instant.ofEpochMilli(gate.clock().nowMillis());
  }

  /**
   * Moves the time forward, and returns when all events due by then have fired in the queues, in
   * order, each at its own time. An application's reaction in other threads takes real time.
   *
   * @return the number of events that fired, by kind
   * @throws IllegalArgumentException if the duration is negative
   */
  public TimedEventCounts advance(Duration by) {
    return gate.advance(Arguments.notNegative("by", by));
  }

  /** Moves the time to the next event, and fires it; does nothing if there is none. */
  public TimedEventCounts advanceToNext() {
    return gate.advanceToNext();
  }

  /** Lets the clock run at the pace of the system clock, from the time it shows. */
  public void resume() {
    gate.clock().resume();
  }

  /** Pauses the clock again. */
  public void pause() {
    gate.clock().pause();
  }
}
