package dev.tailback.server.sdk;

import dev.tailback.engine.time.EngineClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock that counts how often it is read. The engine reads it once per call, so a test can tell
 * that a long poll has arrived or that a disconnect was noticed.
 */
final class CountingClock implements EngineClock {
  private final EngineClock clock;
  private final AtomicLong reads = new AtomicLong();

  CountingClock(EngineClock clock) {
    this.clock = clock;
  }

  long reads() {
    return reads.get();
  }

  @Override
  public long nowMillis() {
    reads.incrementAndGet();
    return clock.nowMillis();
  }

  @Override
  public boolean isPaused() {
    return clock.isPaused();
  }

  @Override
  public void advance(Duration by) {
    clock.advance(by);
  }

  @Override
  public void move(Duration by) {
    clock.move(by);
  }

  @Override
  public void pause() {
    clock.pause();
  }

  @Override
  public void pauseAt(long millis) {
    clock.pauseAt(millis);
  }

  @Override
  public void resume() {
    clock.resume();
  }

  @Override
  public long realMillisUntil(long millis) {
    return clock.realMillisUntil(millis);
  }

  @Override
  public void onMove(Runnable moved) {
    clock.onMove(moved);
  }
}
