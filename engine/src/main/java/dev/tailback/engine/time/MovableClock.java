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
  private boolean paused;
  private long pausedAtMillis;
  private long aheadMillis;
  private long machineMillis = System.currentTimeMillis();

  /** Goes with the machine's. */
  MovableClock() {}

  /** Stands. */
  MovableClock(long pausedAtMillis) {
    this.paused = true;
    this.pausedAtMillis = pausedAtMillis;
  }

  @Override
  public synchronized long nowMillis() {
    return paused ? pausedAtMillis : machineMillis() + aheadMillis;
  }

  private long machineMillis() {
    long now = System.currentTimeMillis();
    aheadMillis += Math.max(0, machineMillis - now);
    machineMillis = now;
    return now;
  }

  @Override
  public synchronized boolean isPaused() {
    return paused;
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
    pausedAtMillis += millis;
    aheadMillis += millis;
  }

  @Override
  public synchronized void pause() {
    pausedAtMillis = nowMillis();
    paused = true;
  }

  @Override
  public void resume() {
    synchronized (this) {
      long shown = nowMillis();
      aheadMillis = shown - machineMillis();
      paused = false;
    }
    listeners.forEach(Runnable::run);
  }

  @Override
  public synchronized long realMillisUntil(long millis) {
    return paused || millis == Long.MAX_VALUE ? Long.MAX_VALUE : Math.max(0, millis - nowMillis());
  }

  @Override
  public void onMove(Runnable moved) {
    listeners.add(moved);
  }
}
