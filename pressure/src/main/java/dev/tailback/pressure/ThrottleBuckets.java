package dev.tailback.pressure;

import java.util.HashMap;
import java.util.Map;

/**
 * The buckets of one throttle that are not full.
 *
 * <p>A full bucket is as good as none, so it is forgotten, at the latest when there are twice as
 * many buckets as were needed at the last look.
 */
final class ThrottleBuckets {
  private static final int FEW = 64;

  private final ThrottleRule throttle;
  private final Map<ThrottleKey, TokenBucket> buckets = new HashMap<>();
  private int sweepAbove = FEW;

  ThrottleBuckets(ThrottleRule throttle) {
    this.throttle = throttle;
  }

  /** After how many milliseconds all of these tokens can be taken. */
  long millisUntil(Map<ThrottleKey, Integer> tokens, long nowMillis) {
    long wait = 0;
    for (Map.Entry<ThrottleKey, Integer> wanted : tokens.entrySet()) {
      TokenBucket bucket = buckets.get(wanted.getKey());
      if (bucket != null) {
        wait = Math.max(wait, bucket.millisUntil(wanted.getValue(), nowMillis));
      }
    }
    return wait;
  }

  /** Takes tokens that are there. */
  void take(Map<ThrottleKey, Integer> tokens, long nowMillis) {
    tokens.forEach(
        (key, number) ->
            buckets
                .computeIfAbsent(key, any -> new TokenBucket(throttle.quota(any), nowMillis))
                .take(number, nowMillis));
    if (buckets.size() > sweepAbove) {
      sweep(nowMillis);
    }
  }

  /** How many tokens are left in each bucket that is not full. */
  Map<ThrottleKey, Long> tokensLeft(long nowMillis) {
    sweep(nowMillis);
    Map<ThrottleKey, Long> left = new HashMap<>();
    buckets.forEach((key, bucket) -> left.put(key, bucket.tokens(nowMillis)));
    return left;
  }

  int size() {
    return buckets.size();
  }

  private void sweep(long nowMillis) {
    buckets.values().removeIf(bucket -> bucket.isFull(nowMillis));
    sweepAbove = Math.max(FEW, 2 * buckets.size());
  }
}
