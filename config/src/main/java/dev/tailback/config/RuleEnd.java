package dev.tailback.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads after what time a rule removes itself, from a field that all rules have. */
final class RuleEnd {
  static final String FOR = "for";

  private RuleEnd() {}

  /** Returns how long a rule lasts; {@code null} if it stays until it is removed. */
  static @Nullable Duration read(Fields rule) {
    if (!rule.has(FOR)) {
      return null;
    }
    Duration lasts = rule.duration(FOR);
    if (lasts.toMillis() == 0) {
      throw rule.wrong(FOR, "a duration of at least 1ms");
    }
    return lasts;
  }
}
