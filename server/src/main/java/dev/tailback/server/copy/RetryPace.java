package dev.tailback.server.copy;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before another try: as the AWS SDKs do, a random part of a time that doubles,
 * and is longer after a throttle.
 */
interface RetryPace {
  /** The most tries of a call. */
  int TRIES = 5;

  /** Waits after the n-th try (1-based). */
  void await(int tries, boolean isThrottled) throws InterruptedException;

  /** Returns the pace in real time. */
  static RetryPace real() {
    return (tries, isThrottled) ->
        Thread.sleep(ThreadLocalRandom.current().nextLong(longest(tries, isThrottled).toMillis()));
  }

  /** Returns the longest that is waited after the n-th try. */
  static Duration longest(int tries, boolean isThrottled) {
    Duration first = Duration.ofMillis(isThrottled ? 1_000 : 50);
    return first.multipliedBy(1L << (tries - 1));
  }
}
