package dev.tailback.server.pressure;

import dev.tailback.engine.queue.QueueAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A limit on how fast calls may come.
 *
 * @param scope what has a bucket of its own
 * @param unit what is counted
 * @param quota of a bucket
 * @param quotaByRegion of buckets of queues in these regions instead
 */
public record Throttle(
    ThrottleMatch match,
    ThrottleScope scope,
    ThrottleUnit unit,
    Quota quota,
    Map<String, Quota> quotaByRegion) {

  public Throttle {
    quotaByRegion = Map.copyOf(quotaByRegion);
  }

  /** How many tokens a call takes from which buckets. */
  Map<ThrottleKey, Integer> tokens(ThrottledCall call) {
    if (scope == ThrottleScope.MESSAGE_GROUP) {
      return tokensByGroup(call);
    }
    ThrottleKey key = key(call);
    int tokens = unit.count(call.messages());
    return key == null || tokens == 0 ? Map.of() : Map.of(key, tokens);
  }

  Quota quota(ThrottleKey key) {
    QueueAddress queue = key.queue();
    return queue == null ? quota : quotaByRegion.getOrDefault(queue.region(), quota);
  }

  private @Nullable ThrottleKey key(ThrottledCall call) {
    QueueAddress queue = call.queue();
    return switch (scope) {
      case QUEUE -> queue == null ? null : new ThrottleKey(queue, null, null, null);
      case QUEUE_AND_ACTION ->
          queue == null ? null : new ThrottleKey(queue, null, call.operation(), null);
      case ACCOUNT -> new ThrottleKey(null, call.account(), null, null);
      case ACCOUNT_AND_ACTION -> new ThrottleKey(null, call.account(), call.operation(), null);
      case MESSAGE_GROUP -> null;
    };
  }

  private Map<ThrottleKey, Integer> tokensByGroup(ThrottledCall call) {
    Map<ThrottleKey, Integer> tokens = new HashMap<>();
    if (call.queue() != null) {
      call.groups()
          .forEach(
              (group, messages) ->
                  tokens.put(
                      new ThrottleKey(call.queue(), null, null, group), unit.count(messages)));
    }
    return tokens;
  }
}
