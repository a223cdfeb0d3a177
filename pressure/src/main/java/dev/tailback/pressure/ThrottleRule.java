package dev.tailback.pressure;

import dev.tailback.engine.queue.QueueAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Limits the rate of calls.
 *
 * @param profile the profile it is part of; {@code null} for none
 * @param scope what has its own bucket
 * @param unit what takes a token
 * @param quota the quota of a bucket
 * @param quotaByRegion other quotas, for buckets of queues in these regions
 * @param lasts the time after which it removes itself; {@code null} if it stays
 */
public record ThrottleRule(
    @Nullable ThrottleProfile profile,
    CallMatch match,
    ThrottleScope scope,
    ThrottleUnit unit,
    Quota quota,
    Map<String, Quota> quotaByRegion,
    @Nullable Duration lasts)
    implements Rule {

  /** Copies the map. */
  public ThrottleRule {
    quotaByRegion = Map.copyOf(quotaByRegion);
  }

  @Override
  public ThrottleRule lasting(@Nullable Duration duration) {
    return new ThrottleRule(profile, match, scope, unit, quota, quotaByRegion, duration);
  }

  /** Returns the tokens that a call takes, by bucket. */
  Map<ThrottleKey, Integer> tokens(CallDescription call) {
    if (scope == ThrottleScope.MESSAGE_GROUP) {
      return tokensByGroup(call);
    }
    ThrottleKey key = key(call);
    int tokens = unit.count(call.messages());
    return key == null || tokens == 0 ? Map.of() : Map.of(key, tokens);
  }

  Quota quota(ThrottleKey key) {
    QueueAddress queue = key.queue();
    return queue == null ? quota : quota(queue.region());
  }

  /** Returns the quota of the buckets of queues in a region. */
  Quota quota(String region) {
    return quotaByRegion.getOrDefault(region, quota);
  }

  private @Nullable ThrottleKey key(CallDescription call) {
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

  private Map<ThrottleKey, Integer> tokensByGroup(CallDescription call) {
    Map<ThrottleKey, Integer> tokens = new HashMap<>();
    if (call.queue() != null) {
      call.messagesByGroup()
          .forEach(
              (group, messages) ->
                  tokens.put(
                      new ThrottleKey(call.queue(), null, null, group), unit.count(messages)));
    }
    return tokens;
  }
}
