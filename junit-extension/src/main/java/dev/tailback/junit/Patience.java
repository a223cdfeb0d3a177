package dev.tailback.junit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits in real time for what other threads do. */
final class Patience {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private Patience() {}

  /** Whether it has come true within the time; an interrupt ends the wait. */
  static boolean await(BooleanSupplier condition, Duration atMost) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start >= atMost.toNanos() || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return true;
  }
}
