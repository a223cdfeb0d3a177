package dev.tailback.server.sdk;

import dev.tailback.engine.EngineClock;
import dev.tailback.engine.ManualClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock moved by hand that tells how often it was read: that is once for each call of the engine,
 * which is how a test knows that a long poll has arrived.
 */
final class CountingClock implements EngineClock {
  private final ManualClock clock;
  private final AtomicLong reads = new AtomicLong();

  CountingClock(long startMillis) {
    clock = new ManualClock(startMillis);
  }

  long reads() {
    return reads.get();
  }

  void advance(Duration by) {
    clock.advance(by);
  }

  @Override
  public long nowMillis() {
    reads.incrementAndGet();
    return clock.nowMillis();
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
