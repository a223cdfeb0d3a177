package dev.tailback.server.copy;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Exponential backoff with full jitter, as in the AWS SDKs; longer after a throttle. */
interface RetryPace {
  /** The maximum number of attempts of a call. */
  int TRIES = 5;

  /** Waits after the n-th attempt (1-based). */
  void await(int tries, boolean isThrottled) throws InterruptedException;

  /** Returns the pace in real time. */
  static RetryPace real() {
    return (tries, isThrottled) ->
        Thread.sleep(ThreadLocalRandom.current().nextLong(longest(tries, isThrottled).toMillis()));
  }

  /** Returns the longest wait after the n-th attempt. */
  static Duration longest(int tries, boolean isThrottled) {
    Duration first = Duration.ofMillis(isThrottled ? 1_000 : 50);
    return first.multipliedBy(1L << (tries - 1));
  }
}
