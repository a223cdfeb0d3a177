package dev.tailback.server.rules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.config.RuleWords;
import dev.tailback.pressure.CallMatch;
import dev.tailback.pressure.Glob;
import dev.tailback.pressure.Quota;
import dev.tailback.pressure.RuleStatus;
import dev.tailback.pressure.ThrottleKey;
import dev.tailback.pressure.ThrottleRule;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes throttles as JSON. */
public final class ThrottleText {
  private static final int MAX_BUCKETS = 100;

  private ThrottleText() {}

  /** Writes the fields of a throttle as they can be posted, and its state. */
  public static ObjectNode of(RuleStatus<ThrottleRule> status) {
    ObjectNode shown = JsonNodeFactory.instance.objectNode().put("id", status.id());
    show(status.rule(), shown);
    RuleEndText.put(status.end(), shown);
    shown.put("calls", status.calls()).put("hits", status.hits());
    shown.put("busyBuckets", status.tokensLeft().size());
    ArrayNode emptiest = shown.putArray("emptiestBuckets");
    status.tokensLeft().entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .limit(MAX_BUCKETS)
        .forEach(bucket -> show(bucket.getKey(), emptiest.addObject(), bucket.getValue()));
    return shown;
  }

  private static void show(ThrottleRule throttle, ObjectNode shown) {
    CallMatch match = throttle.match();
    if (throttle.profile() != null) {
      shown.put("profile", throttle.profile().wireName());
    }
    putIfPresent(shown, "queue", pattern(match.queue()));
    shown.put("queueType", RuleWords.of(match.queueType()));
    if (!match.actions().isEmpty()) {
      ArrayNode actions = shown.putArray("actions");
      match.actions().stream().sorted().forEach(actions::add);
    }
    putIfPresent(shown, "account", match.account());
    putIfPresent(shown, "accessKey", match.accessKey());
    putIfPresent(shown, "userAgent", pattern(match.userAgent()));
    shown.put("scope", RuleWords.of(throttle.scope()));
    shown.put("unit", RuleWords.of(throttle.unit()));
    shown.put("rate", rate(throttle.quota()));
    putIfPresent(shown, "for", throttle.lasts() == null ? null : throttle.lasts().toString());
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
