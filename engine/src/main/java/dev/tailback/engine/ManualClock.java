package dev.tailback.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A clock that stands until it is moved; for tests.
 *
 * <p>Safe to use from several threads. {@link #advance} returns when everything that has fallen due
 * on the way has happened in the engines that go by this clock.
 */
public final class ManualClock implements EngineClock {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile long nowMillis;

  public ManualClock(long nowMillis) {
    this.nowMillis = nowMillis;
  }

  @Override
  public long nowMillis() {
    return nowMillis;
  }

  /**
   * Moves the clock forward.
   *
   * @throws IllegalArgumentException if the duration is negative
   */
  public void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("time does not go back: " + by);
    }
    add(by.toMillis());
    listeners.forEach(Runnable::run);
  }

  private synchronized void add(long millis) {
    nowMillis += millis;
  }

  @Override
  public long realMillisUntil(long millis) {
    return millis <= nowMillis ? 0 : Long.MAX_VALUE;
  }

  @Override
  public void onMove(Runnable moved) {
    listeners.add(moved);
  }
}
