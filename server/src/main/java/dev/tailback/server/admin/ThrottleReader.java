package dev.tailback.server.admin;

import static java.util.Objects.requireNonNullElse;

import dev.tailback.server.pressure.QueueType;
import dev.tailback.server.pressure.Quota;
import dev.tailback.server.pressure.Throttle;
import dev.tailback.server.pressure.ThrottleMatch;
import dev.tailback.server.pressure.ThrottleProfile;
import dev.tailback.server.pressure.ThrottleScope;
import dev.tailback.server.pressure.ThrottleUnit;
import dev.tailback.server.sqs.Actions;
import dev.tailback.server.wire.Caller;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads throttles from JSON. */
public final class ThrottleReader {
  private static final String PROFILE = "profile";

  private final Actions actions;

  /**
   * @param actions the actions that can be named
   */
  public ThrottleReader(Actions actions) {
    this.actions = actions;
  }

  /**
   * Reads {@code {"profile": "aws-fifo"}}.
   *
   * @throws AdminProblem if it is not as it must be
   */
  public ThrottleProfile readProfile(Fields fields) {
    ThrottleProfile profile = fields.only(PROFILE).choice(PROFILE, ThrottleWords.PROFILES);
    if (profile == null) {
      throw fields.wrong(PROFILE, "one of " + String.join(", ", ThrottleWords.PROFILES.keySet()));
    }
    return profile;
  }

  /** Whether these are the fields of a profile, and not of one throttle. */
  public boolean isProfile(Fields fields) {
    return fields.has(PROFILE);
  }

  /**
   * Reads a throttle.
   *
   * @throws AdminProblem if it is not as it must be
   */
  public Throttle read(Fields fields) {
    fields.only(
        "queue",
        "queueType",
        "actions",
        "account",
        "userAgent",
        "scope",
        "unit",
        "rate",
        "burst",
        "rateByRegion");
    return new Throttle(
        match(fields),
        requireNonNullElse(fields.choice("scope", ThrottleWords.SCOPES), ThrottleScope.QUEUE),
        requireNonNullElse(fields.choice("unit", ThrottleWords.UNITS), ThrottleUnit.CALLS),
        quota(fields, "rate", fields),
        quotaByRegion(fields));
  }

  private ThrottleMatch match(Fields fields) {
    return new ThrottleMatch(
        fields.glob("queue"),
        requireNonNullElse(fields.choice("queueType", ThrottleWords.QUEUE_TYPES), QueueType.ALL),
        actions(fields),
        account(fields),
        fields.glob("userAgent"));
  }

  private Set<String> actions(Fields fields) {
    Set<String> names = Set.copyOf(fields.texts("actions"));
    if (fields.has("actions") && names.isEmpty()) {
      throw fields.wrong("actions", "a list of at least one action, or absent for all");
    }
    for (String name : names) {
      if (actions.named(name) == null) {
        throw fields.wrong("actions", "a list of SQS actions, which " + name + " is not");
      }
    }
    return names;
  }

  static @Nullable String account(Fields fields) {
    String account = fields.text("account");
    if (account != null && !Caller.isAccount(account)) {
      throw fields.wrong("account", "twelve digits");
    }
    return account;
  }

  /** A rate, with the burst that is given for all. */
  private static Quota quota(Fields rates, String name, Fields fields) {
    Long rate = rates.thousandths(name, Quota.HIGHEST * 1_000);
    if (rate == null) {
      throw rates.wrong(name, "how many a second");
    }
    Integer burst = fields.positive("burst");
    if (burst != null && burst > Quota.HIGHEST) {
      throw fields.wrong("burst", "at most " + Quota.HIGHEST);
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
