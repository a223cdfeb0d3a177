package dev.tailback.config;

import dev.tailback.pressure.RuleSetting;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads the time after which a rule removes itself, from a field that all rules share.
 *
 * @param setting whether a rule has to have an end
 */
record RuleEnd(RuleSetting setting) {
  static final String FOR = "for";

  private static final Duration MAX_IN_FRONT = Duration.ofHours(24);

  /** Returns how long a rule lasts; {@code null} if it stays until it is removed. */
  @Nullable Duration read(Fields rule) {
    Duration lasts = rule.has(FOR) ? Duration.ofMillis(rule.positiveMillis(FOR)) : null;
    if (setting.isInFront() && (lasts == null || lasts.compareTo(MAX_IN_FRONT) > 0)) {
      throw rule.wrong(
          FOR, "a duration of at most 24h: in front of another SQS, every rule ends by itself");
    }
    return lasts;
  }
}
