package dev.tailback.config;

import static java.util.Objects.requireNonNullElse;

import dev.tailback.pressure.Quota;
import dev.tailback.pressure.RuleSetting;
import dev.tailback.pressure.ThrottleProfile;
import dev.tailback.pressure.ThrottleRule;
import dev.tailback.pressure.ThrottleScope;
import dev.tailback.pressure.ThrottleUnit;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads throttles, and profiles of them. */
public final class ThrottleReader {
  private static final String PROFILE = "profile";
  private static final List<String> FIELDS =
      Stream.of(
              CallMatchReader.FIELDS,
              List.of("scope", "unit", "rate", "burst", "rateByRegion", RuleEnd.FOR))
          .flatMap(List::stream)
          .toList();

  private final CallMatchReader match;
  private final RuleEnd end;

  /** Creates a reader of throttles for a service. */
  public ThrottleReader(ServiceNames names, RuleSetting setting) {
    this.match = new CallMatchReader(names.isAction(), setting);
    this.end = new RuleEnd(setting);
  }

  /** Returns whether these are the fields of a profile, and not of one throttle. */
  public static boolean isProfile(Fields fields) {
    return fields.has(PROFILE);
  }

  /**
   * Reads the throttles of {@code {"profile": "aws-fifo"}}.
   *
   * @throws FieldException if it is invalid
   */
  public List<ThrottleRule> readProfile(Fields fields) {
    ThrottleProfile profile = fields.only(PROFILE, RuleEnd.FOR).choice(PROFILE, RuleWords.PROFILES);
    if (profile == null) {
      throw fields.wrong(PROFILE, "one of " + String.join(", ", RuleWords.PROFILES.keySet()));
    }
    Duration lasts = end.read(fields);
    List<ThrottleRule> rules = profile.rules().stream().map(rule -> rule.lasting(lasts)).toList();
    rules.forEach(rule -> match.checkQueueType(PROFILE, rule.match().queueType()));
    return rules;
  }

  /**
   * Reads a throttle.
   *
   * @throws FieldException if it is invalid
   */
  public ThrottleRule read(Fields fields) {
    fields.only(FIELDS);
    return new ThrottleRule(
        null,
        match.read(fields),
        requireNonNullElse(fields.choice("scope", RuleWords.SCOPES), ThrottleScope.QUEUE),
        requireNonNullElse(fields.choice("unit", RuleWords.UNITS), ThrottleUnit.CALLS),
        quota(fields, "rate", fields),
        quotaByRegion(fields),
        end.read(fields));
  }

  /** Reads one of several rates; the burst is the same for all. */
  private static Quota quota(Fields rates, String name, Fields fields) {
    Long rate = rates.thousandths(name, Quota.MAX * 1_000);
    if (rate == null) {
      throw rates.wrong(name, "how many a second");
    }
    Integer burst = fields.positive("burst");
    if (burst != null && burst > Quota.MAX) {
      throw fields.wrong("burst", "at most " + Quota.MAX);
    }
    return new Quota(rate, burst == null ? Quota.defaultBurst(rate) : burst);
  }

  private static Map<String, Quota> quotaByRegion(Fields fields) {
    Map<String, Quota> quotas = new HashMap<>();
    if (fields.has("rateByRegion")) {
      Fields rates = fields.nested("rateByRegion");
      rates
          .object()
          .fieldNames()
          .forEachRemaining(region -> quotas.put(region, quota(rates, region, fields)));
    }
    return quotas;
  }
}
