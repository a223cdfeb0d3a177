package dev.tailback.junit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits in real time for other threads. */
final class Patience {
  private static final Duration PAUSE = Duration.ofMillis(2);

  private Patience() {}

  /** Polls until the state is final or the time is over; returns the last state. */
  static <T> T await(Supplier<T> look, Predicate<T> isEnough, Duration atMost) {
    return await(look, isEnough, atMost, PAUSE);
  }

  /** Does the same with another pause between polls. */
  static <T> T await(Supplier<T> look, Predicate<T> isEnough, Duration atMost, Duration pause) {
    long start = System.nanoTime();
    T seen = look.get();
    while (!isEnough.test(seen) && !isOver(start, atMost)) {
      LockSupport.parkNanos(pause.toNanos());
      seen = look.get();
    }
    return seen;
  }

  private static boolean isOver(long start, Duration atMost) {
    return Thread.currentThread().isInterrupted()
        || atMost.minusNanos(System.nanoTime() - start).isNegative();
  }
}
