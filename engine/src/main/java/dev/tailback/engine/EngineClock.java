package dev.tailback.engine;

/** Tells an engine the time, in milliseconds since the epoch. */
public interface EngineClock {

  long nowMillis();

  /**
   * How many milliseconds of real time pass until this clock shows the given time by itself; {@link
   * Long#MAX_VALUE} if it never will.
   */
  long realMillisUntil(long millis);

  /** Has {@code moved} run after each time the clock is moved by hand. */
  void onMove(Runnable moved);
}
