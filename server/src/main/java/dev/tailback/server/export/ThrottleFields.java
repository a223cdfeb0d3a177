package dev.tailback.server.export;

import dev.tailback.config.RuleWords;
import dev.tailback.pressure.CallMatch;
import dev.tailback.pressure.Glob;
import dev.tailback.pressure.QueueType;
import dev.tailback.pressure.Quota;
import dev.tailback.pressure.RuleStatus;
import dev.tailback.pressure.ThrottleProfile;
import dev.tailback.pressure.ThrottleRule;
import dev.tailback.pressure.ThrottleScope;
import dev.tailback.pressure.ThrottleUnit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fields of throttles, as they can be posted. Those with their defaults are left out. */
final class ThrottleFields {
  private static final String FOR = "for";

  private ThrottleFields() {}

  /** Returns the fields of all throttles. A profile that is complete is one element. */
  static List<Map<String, Object>> of(List<RuleStatus<ThrottleRule>> throttles) {
    Map<ThrottleProfile, List<RuleStatus<ThrottleRule>>> profiles = new TreeMap<>();
    for (RuleStatus<ThrottleRule> throttle : throttles) {
      if (throttle.rule().profile() != null) {
        profiles.computeIfAbsent(throttle.rule().profile(), any -> new ArrayList<>()).add(throttle);
      }
    }
    profiles.entrySet().removeIf(profile -> !isComplete(profile.getKey(), profile.getValue()));
    List<Map<String, Object>> fields = new ArrayList<>();
    for (RuleStatus<ThrottleRule> throttle : throttles) {
      List<RuleStatus<ThrottleRule>> profile = profile(throttle, profiles);
      if (profile == null) {
        fields.add(of(throttle));
      } else if (profile.get(0).id() == throttle.id()) {
        fields.add(profile(throttle));
      }
    }
    return fields;
  }

  private static @Nullable List<RuleStatus<ThrottleRule>> profile(
      RuleStatus<ThrottleRule> throttle,
      Map<ThrottleProfile, List<RuleStatus<ThrottleRule>>> profiles) {
    ThrottleProfile profile = throttle.rule().profile();
    return profile == null ? null : profiles.get(profile);
  }

  /** Returns whether all throttles of a profile are active, and end together. */
  private static boolean isComplete(
      ThrottleProfile profile, List<RuleStatus<ThrottleRule>> active) {
    return active.stream().map(RuleStatus::end).distinct().count() == 1
        && active.stream()
            .map(throttle -> throttle.rule().lasting(null))
            .toList()
            .equals(profile.rules());
  }

  private static Map<String, Object> profile(RuleStatus<ThrottleRule> throttle) {
    ThrottleProfile profile = throttle.rule().profile();
    return new FieldMap()
        .put("profile", profile == null ? null : profile.wireName())
        .put(FOR, left(throttle.end()))
        .map();
  }

  /** Returns the remaining time of a rule, {@code null} if it has no end. */
  static @Nullable String left(RuleStatus.@Nullable End end) {
    return end == null ? null : Duration.ofMillis(end.inMillis()).toString();
  }

  private static Map<String, Object> of(RuleStatus<ThrottleRule> status) {
    ThrottleRule rule = status.rule();
    CallMatch match = rule.match();
    Quota quota = rule.quota();
    return new FieldMap()
        .put("queue", pattern(match.queue()))
        .put("queueType", word(match.queueType(), QueueType.ALL))
        .putUnlessEmpty("actions", match.actions().stream().sorted().toList())
        .put("account", match.account())
        .put("accessKey", match.accessKey())
        .put("userAgent", pattern(match.userAgent()))
        .put("scope", word(rule.scope(), ThrottleScope.QUEUE))
        .put("unit", word(rule.unit(), ThrottleUnit.CALLS))
        .put("rate", rate(quota))
        .put("burst", hasDefaultBurst(rule) ? null : quota.burst())
        .putUnlessEmpty("rateByRegion", ratesByRegion(rule))
        .put(FOR, left(status.end()))
        .map();
  }

  private static @Nullable String pattern(@Nullable Glob glob) {
    return glob == null ? null : glob.pattern();
  }

  private static <E extends Enum<E>> @Nullable String word(E value, E usual) {
    return value == usual ? null : RuleWords.of(value);
  }

  private static BigDecimal rate(Quota quota) {
    return BigDecimal.valueOf(quota.thousandthsPerSecond(), 3);
  }

  /**
   * Returns whether each bucket has the default burst for its rate. Otherwise all have the same
   * burst.
   */
  private static boolean hasDefaultBurst(ThrottleRule rule) {
    return isDefault(rule.quota())
        && rule.quotaByRegion().values().stream().allMatch(ThrottleFields::isDefault);
  }

  private static boolean isDefault(Quota quota) {
    return quota.burst() == Quota.defaultBurst(quota.thousandthsPerSecond());
  }

  private static Map<String, Object> ratesByRegion(ThrottleRule rule) {
    Map<String, Object> rates = new LinkedHashMap<>();
    new TreeMap<>(rule.quotaByRegion()).forEach((region, quota) -> rates.put(region, rate(quota)));
    return rates;
  }
}
