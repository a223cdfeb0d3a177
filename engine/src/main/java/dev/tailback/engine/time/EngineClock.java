package dev.tailback.engine.time;

import java.time.Duration;

/**
 * Tells an engine the time, in milliseconds since the epoch: the machine's, or one that stands. It
 * can be moved forward either way, and made to stand and go on.
 *
 * <p>Safe to use from several threads.
 */
public interface EngineClock {

  /** A clock that goes with the machine's. */
  static EngineClock running() {
    return new MovableClock();
  }

  /** A clock that stands until it is moved; for tests. */
  static EngineClock pausedAt(long millis) {
    return new MovableClock(millis);
  }

  /** The time, in milliseconds since the epoch; never less than before. */
  long nowMillis();

  /** Whether it is only moved, and does not go by itself. */
  boolean isPaused();

  /**
   * Moves the clock forward, and returns when everything that has fallen due on the way has
   * happened in the engines that go by this clock.
   *
   * @throws IllegalArgumentException if the duration is negative
   */
  void advance(Duration by);

  /** Moves the clock forward and leaves it to the caller to let happen what has fallen due. */
  void move(Duration by);

  /** Makes the clock stand at the time it shows. */
  void pause();

  /** Makes the clock go on from the time it shows. */
  void resume();

  /**
   * How many milliseconds of real time pass until this clock shows the given time by itself; {@link
   * Long#MAX_VALUE} if it never will, because it stands: who moves it sees to what falls due.
   */
  long realMillisUntil(long millis);

  /** Has {@code moved} run after each time the clock is advanced or goes on. */
  void onMove(Runnable moved);
}
