package dev.tailback.engine.time;

import java.time.Duration;

/**
 * The clock that a {@link Gate} follows. It is either running, at an adjustable offset from the
 * system clock, or paused until it is moved. It can be moved forward either way, but never back.
 *
 * <p>Implementations are thread-safe.
 */
public interface EngineClock {

  /** Returns a clock that is paused at the machine's time. */
  static EngineClock paused() {
    EngineClock clock = running();
    clock.pause();
    return clock;
  }

  /** Returns a clock that follows the system clock. */
  static EngineClock running() {
    return new MovableClock();
  }

  /**
   * Returns a paused clock, for tests.
   *
   * @param millis the time it shows, in milliseconds since the epoch
   */
  static EngineClock pausedAt(long millis) {
    return new MovableClock(millis);
  }

  /** Returns the time, in milliseconds since the epoch. It never goes back. */
  long nowMillis();

  /** Returns whether the clock is paused, so that it does not run by itself. */
  boolean isPaused();

  /**
   * Moves the clock forward, and returns when everything that fell due on the way has fired in the
   * gates that follow this clock.
   *
   * @throws IllegalArgumentException if the duration is negative
   */
  void advance(Duration by);

  /**
   * Moves the clock forward. The caller is responsible for firing what has fallen due.
   *
   * @throws IllegalArgumentException if the duration is negative
   */
  void move(Duration by);

  /** Pauses the clock at the time it shows. */
  void pause();

  /**
   * Pauses the clock at a time that may be earlier than the one it shows. Only for a clock that
   * nobody follows yet, when a world is restored.
   *
   * @param millis in milliseconds since the epoch
   */
  void pauseAt(long millis);

  /** Lets the clock continue from the time it shows. */
  void resume();

  /**
   * Returns how many milliseconds of real time pass until the clock shows the given time by itself;
   * {@link Long#MAX_VALUE} if it is paused.
   */
  long realMillisUntil(long millis);

  /** Adds a listener to run whenever the clock has been advanced or resumed. */
  void onMove(Runnable moved);
}
