package dev.tailback.pressure;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The token buckets of one throttle that are not full.
 *
 * <p>A full bucket equals a new one, so full buckets are discarded, at the latest when there are
 * twice as many buckets as after the last sweep.
 */
final class ThrottleBuckets {
  private static final int MIN_SWEEP = 64;

  private final ThrottleRule throttle;
  private final Map<ThrottleKey, TokenBucket> buckets = new HashMap<>();
  private int sweepAbove = MIN_SWEEP;

  ThrottleBuckets(ThrottleRule throttle) {
    this.throttle = throttle;
  }

  /** Returns the milliseconds until all of these tokens can be taken; 0 is now. */
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

  /** Takes tokens, which must be available. */
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

  /** Returns how many tokens are left in each bucket that is not full. */
  Map<ThrottleKey, Long> tokensLeft(long nowMillis) {
    sweep(nowMillis);
    Map<ThrottleKey, Long> left = new HashMap<>();
    buckets.forEach((key, bucket) -> left.put(key, bucket.tokens(nowMillis)));
    return left;
  }

  /** Returns tasks that later write the buckets, one by one, as they are now. */
  Stream<Consumer<StateOutput>> saved() {
    return buckets.entrySet().stream().map(each -> saved(each.getKey(), each.getValue().saved()));
  }

  private static Consumer<StateOutput> saved(ThrottleKey key, Consumer<StateOutput> bucket) {
    return out -> {
      out.writeRecord(key);
      bucket.accept(out);
    };
  }

  /** Reads a bucket. */
  void readFrom(StateInput in) {
    ThrottleKey key = in.readRecord(ThrottleKey.class);
    TokenBucket bucket = new TokenBucket(throttle.quota(key), 0);
    bucket.readFrom(in);
    buckets.put(key, bucket);
  }

  int size() {
    return buckets.size();
  }

  private void sweep(long nowMillis) {
    buckets.values().removeIf(bucket -> bucket.isFull(nowMillis));
    sweepAbove = Math.max(MIN_SWEEP, 2 * buckets.size());
  }
}
