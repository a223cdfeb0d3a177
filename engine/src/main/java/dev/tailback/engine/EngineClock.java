package dev.tailback.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Tells an engine the time, in milliseconds since the epoch: the machine's, or one that stands. It
 * can be moved forward either way, and made to stand and go on.
 *
 * <p>Safe to use from several threads. When a move returns, everything that has fallen due on the
 * way has happened in the engines that go by this clock.
 */
public final class EngineClock {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private boolean standing;
  private long standsAtMillis;
  private long aheadMillis;

  private EngineClock() {}

  /** A clock that goes with the machine's. */
  public static EngineClock running() {
    return new EngineClock();
  }

  /** A clock that stands until it is moved; for tests. */
  public static EngineClock standingAt(long millis) {
    EngineClock clock = new EngineClock();
    clock.standing = true;
    clock.standsAtMillis = millis;
    return clock;
  }

  public synchronized long nowMillis() {
    return standing ? standsAtMillis : System.currentTimeMillis() + aheadMillis;
  }

  public synchronized boolean isStanding() {
    return standing;
  }

  /**
   * Moves the clock forward.
   *
   * @throws IllegalArgumentException if the duration is negative
   */
  public void advance(Duration by) {
    add(by);
    listeners.forEach(Runnable::run);
  }

  /** Moves the clock forward and leaves it to the caller to let happen what has fallen due. */
  synchronized void add(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("time does not go back: " + by);
    }
    long millis = by.toMillis();
    Math.addExact(nowMillis(), millis);
    standsAtMillis += millis;
    aheadMillis += millis;
  }

  /** Makes the clock stand at the time it shows. */
  public synchronized void pause() {
    standsAtMillis = nowMillis();
    standing = true;
  }

  /** Makes the clock go on from the time it shows. */
  public void resume() {
    synchronized (this) {
      aheadMillis = nowMillis() - System.currentTimeMillis();
      standing = false;
    }
    listeners.forEach(Runnable::run);
  }

  /**
   * How many milliseconds of real time pass until this clock shows the given time by itself; {@link
   * Long#MAX_VALUE} if it never will.
   */
  synchronized long realMillisUntil(long millis) {
    long left = Math.max(0, millis - nowMillis());
    return left > 0 && (standing || millis == Long.MAX_VALUE) ? Long.MAX_VALUE : left;
  }

  /** Has {@code moved} run after each time the clock is moved or goes on. */
  void onMove(Runnable moved) {
    listeners.add(moved);
  }
}
