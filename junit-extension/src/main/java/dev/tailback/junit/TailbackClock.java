package dev.tailback.junit;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.TimedEventCounts;
import java.time.Duration;
import java.time.Instant;

/**
 * The time the queues go by, in a test's hands: delays, visibility timeouts, retention, long polls,
 * deduplication, throttles.
 *
 * <p>A test that has it injected has it to itself, and it is paused from then on until the test
 * ends. It never goes back: the next test finds it where this one left it.
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
   * Moves the time forward, and returns when all that has fallen due on the way has happened in the
   * queues, in order, each thing at its own time. What an application then does about it, in other
   * threads, takes real time.
   *
   * @return what has happened by itself
   * @throws IllegalArgumentException if the duration is negative
   */
  public TimedEventCounts advance(Duration by) {
    return gate.advance(Arguments.notNegative("by", by));
  }

  /** Moves the time to when something next happens by itself; not at all if nothing will. */
  public TimedEventCounts advanceToNext() {
    return gate.advanceToNext();
  }

  /** Lets the clock run with the machine's, from the time it shows, until the test ends. */
  public void resume() {
    gate.clock().resume();
  }

  /** Pauses the clock again. */
  public void pause() {
    gate.clock().pause();
  }
}
