package dev.tailback.server.pressure;

import dev.tailback.engine.queue.Queue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A throttle at work: its buckets, and how often it was asked and had no room. */
final class ThrottleRule {
  private final long id;
  private final @Nullable ThrottleProfile profile;
  private final Throttle throttle;
  private final ThrottleBuckets buckets;
  private long calls;
  private long hits;

  ThrottleRule(long id, @Nullable ThrottleProfile profile, Throttle throttle) {
    this.id = id;
    this.profile = profile;
    this.throttle = throttle;
    this.buckets = new ThrottleBuckets(throttle);
  }

  long id() {
    return id;
  }

  @Nullable ThrottleProfile profile() {
    return profile;
  }

  /** How many tokens a call takes from which buckets; none where it is not for this throttle. */
  Map<ThrottleKey, Integer> tokens(ThrottledCall call, @Nullable Queue called) {
    return throttle.match().includes(call, called) ? throttle.tokens(call) : Map.of();
  }

  /** After how many milliseconds a call has room; where it is not at once, that is a hit. */
  long ask(Map<ThrottleKey, Integer> tokens, long nowMillis) {
    long wait = buckets.millisUntil(tokens, nowMillis);
    calls++;
    hits += wait > 0 ? 1 : 0;
    return wait;
  }

  void take(Map<ThrottleKey, Integer> tokens, long nowMillis) {
    buckets.take(tokens, nowMillis);
  }

  Throttles.Listed list(long nowMillis) {
    return new Throttles.Listed(id, profile, throttle, calls, hits, buckets.tokensLeft(nowMillis));
  }
}
