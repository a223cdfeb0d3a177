package dev.tailback.engine.time;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The machine's time and something added to it, or a time that stands. Where the machine's clock is
 * set back, this one goes on from the time it showed.
 */
final class MovableClock implements EngineClock {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private boolean standing;
  private long standsAtMillis;
  private long aheadMillis;
  private long machineMillis = System.currentTimeMillis();

  /** Goes with the machine's. */
  MovableClock() {}

  /** Stands. */
  MovableClock(long standsAtMillis) {
    this.standing = true;
    this.standsAtMillis = standsAtMillis;
  }

  @Override
  public synchronized long nowMillis() {
    return standing ? standsAtMillis : machineMillis() + aheadMillis;
  }

  private long machineMillis() {
    long now = System.currentTimeMillis();
    aheadMillis += Math.max(0, machineMillis - now);
    machineMillis = now;
    return now;
  }

  @Override
  public synchronized boolean isStanding() {
    return standing;
  }

  @Override
  public void advance(Duration by) {
    move(by);
    listeners.forEach(Runnable::run);
  }

  @Override
  public synchronized void move(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("time does not go back: " + by);
    }
    long millis = by.toMillis();
    Math.addExact(nowMillis(), millis);
    standsAtMillis += millis;
    aheadMillis += millis;
  }

  @Override
  public synchronized void pause() {
    standsAtMillis = nowMillis();
    standing = true;
  }

  @Override
  public void resume() {
    synchronized (this) {
      long shown = nowMillis();
      aheadMillis = shown - machineMillis();
      standing = false;
    }
    listeners.forEach(Runnable::run);
  }

  @Override
  public synchronized long realMillisUntil(long millis) {
    return standing || millis == Long.MAX_VALUE
        ? Long.MAX_VALUE
        : Math.max(0, millis - nowMillis());
  }

  @Override
  public void onMove(Runnable moved) {
    listeners.add(moved);
  }
}
