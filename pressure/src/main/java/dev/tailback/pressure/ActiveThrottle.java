package dev.tailback.pressure;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.ThrottledBy;
import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** An active throttle: its token buckets, and its counts of calls and rejections. */
final class ActiveThrottle extends ActiveRule<ThrottleRule> {
  private final ThrottleBuckets buckets;

  ActiveThrottle(long id, ThrottleRule rule, long beganMillis) {
    super(id, rule, beganMillis);
    this.buckets = new ThrottleBuckets(rule);
  }

  /** Returns the tokens that a call takes, by bucket; empty if it does not match. */
  Map<ThrottleKey, Integer> tokens(CallDescription call, CalledQueue called) {
    return rule().match().matches(call, called) ? rule().tokens(call) : Map.of();
  }

  /**
   * Returns the milliseconds until there are enough tokens. Counts a call and, if there are not
   * enough now, a hit.
   */
  long ask(Map<ThrottleKey, Integer> tokens, long nowMillis) {
    countCall();
    long wait = buckets.millisUntil(tokens, nowMillis);
    if (wait > 0) {
      countHit();
    }
    return wait;
  }

  /** Returns its identity, with its rate for a queue. */
  ThrottledBy asSeenBy(QueueAddress queue) {
    return new ThrottledBy(id(), rule().quota(queue.region()).perSecond());
  }

  void take(Map<ThrottleKey, Integer> tokens, long nowMillis) {
    buckets.take(tokens, nowMillis);
  }

  @Override
  Stream<Consumer<StateOutput>> savedMemory() {
    return buckets.saved();
  }

  @Override
  void readMemory(StateInput in) {
    buckets.readFrom(in);
  }

  @Override
  Map<ThrottleKey, Long> tokensLeft(long nowMillis) {
    return buckets.tokensLeft(nowMillis);
  }
}
