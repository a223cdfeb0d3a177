package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.server.pressure.Quota;
import dev.tailback.server.pressure.Throttle;
import dev.tailback.server.pressure.ThrottleKey;
import dev.tailback.server.pressure.ThrottleMatch;
import dev.tailback.server.pressure.Throttles;
import dev.tailback.server.service.Glob;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A throttle in JSON: its fields as they can be posted, and what has come of it. */
final class ThrottleText {
  private static final int MOST_BUCKETS = 100;

  private ThrottleText() {}

  static ObjectNode of(Throttles.Listed listed) {
    ObjectNode shown = AdminRequest.JSON.createObjectNode().put("id", listed.id());
    if (listed.profile() != null) {
      shown.put("profile", listed.profile().wireName());
    }
    show(listed.throttle(), shown);
    shown.put("calls", listed.calls()).put("hits", listed.hits());
    shown.put("busyBuckets", listed.tokensLeft().size());
    ArrayNode emptiest = shown.putArray("emptiestBuckets");
    listed.tokensLeft().entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .limit(MOST_BUCKETS)
        .forEach(bucket -> show(bucket.getKey(), emptiest.addObject(), bucket.getValue()));
    return shown;
  }

  private static void show(Throttle throttle, ObjectNode shown) {
    ThrottleMatch match = throttle.match();
    putIfPresent(shown, "queue", pattern(match.queue()));
    shown.put("queueType", ThrottleWords.of(match.queueType()));
    if (!match.actions().isEmpty()) {
      ArrayNode actions = shown.putArray("actions");
      match.actions().stream().sorted().forEach(actions::add);
    }
    putIfPresent(shown, "account", match.account());
    putIfPresent(shown, "userAgent", pattern(match.userAgent()));
    shown.put("scope", ThrottleWords.of(throttle.scope()));
    shown.put("unit", ThrottleWords.of(throttle.unit()));
    shown.put("rate", rate(throttle.quota()));
    if (throttle.quotaByRegion().isEmpty()) {
      shown.put("burst", throttle.quota().burst());
    } else {
      ObjectNode rates = shown.putObject("rateByRegion");
      new TreeMap<>(throttle.quotaByRegion())
          .forEach((region, quota) -> rates.put(region, rate(quota)));
    }
  }

  private static @Nullable String pattern(@Nullable Glob glob) {
    return glob == null ? null : glob.pattern();
  }

  private static BigDecimal rate(Quota quota) {
    return new BigDecimal(
        BigDecimal.valueOf(quota.thousandthsPerSecond(), 3).stripTrailingZeros().toPlainString());
  }

  private static void show(ThrottleKey key, ObjectNode shown, long tokens) {
    putIfPresent(shown, "queueArn", key.queue() == null ? null : key.queue().arn());
    putIfPresent(shown, "account", key.account());
    putIfPresent(shown, "action", key.action());
    putIfPresent(shown, "messageGroupId", key.messageGroupId());
    shown.put("tokens", tokens);
  }

  private static void putIfPresent(ObjectNode shown, String name, @Nullable String value) {
    if (value != null) {
      shown.put(name, value);
    }
  }
}
