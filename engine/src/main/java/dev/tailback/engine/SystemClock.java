package dev.tailback.engine;

/** The clock of the machine; nobody moves it. */
public final class SystemClock implements EngineClock {

  @Override
  public long nowMillis() {
    return System.currentTimeMillis();
  }

  @Override
  public long realMillisUntil(long millis) {
    return millis == Long.MAX_VALUE ? millis : Math.max(0, millis - nowMillis());
  }

  @Override
  public void onMove(Runnable moved) {
    // It never is.
  }
}
