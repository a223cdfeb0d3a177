package dev.tailback.engine.time;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A clock that either follows the system clock at an adjustable offset or is paused. When the
 * system clock is set back, this one continues from the time it showed.
 */
final class MovableClock implements EngineClock {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private boolean paused;
  private long pausedAtMillis;
  private long offsetMillis;
  private long systemMillis = System.currentTimeMillis();

  /** Creates a running clock. */
  MovableClock() {}

  /** Creates a paused clock. */
  MovableClock(long pausedAtMillis) {
    this.paused = true;
    this.pausedAtMillis = pausedAtMillis;
  }

  @Override
  public synchronized long nowMillis() {
    return paused ? pausedAtMillis : systemMillis() + offsetMillis;
  }

  private long systemMillis() {
    long now = System.currentTimeMillis();
    offsetMillis += Math.max(0, systemMillis - now);
    systemMillis = now;
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
      throw new IllegalArgumentException("cannot move the clock back: " + by);
    }
    long millis = by.toMillis();
    Math.addExact(nowMillis(), millis);
    pausedAtMillis += millis;
    offsetMillis += millis;
  }

  @Override
  public synchronized void pause() {
    pausedAtMillis = nowMillis();
    paused = true;
  }

  @Override
  public synchronized void pauseAt(long millis) {
    pausedAtMillis = millis;
    paused = true;
  }

  @Override
  public void resume() {
    synchronized (this) {
      long shown = nowMillis();
      offsetMillis = shown - systemMillis();
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
