package dev.tailback.config;

import dev.tailback.pressure.DurationUnit;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads durations: a whole number with its unit, such as {@code 30s}, or ISO 8601. */
final class DurationText {
  private static final Pattern SHORT = Pattern.compile("(\\d{1,12})(" + DurationUnit.NAMES + ")");

  private DurationText() {}

  /**
   * Returns a duration such as {@code 500ms}, {@code 5m} or {@code PT5M}; {@code null} if not one.
   */
  static @Nullable Duration parse(String text) {
    Matcher parts = SHORT.matcher(text);
    if (parts.matches()) {
      return DurationUnit.named(parts.group(2)).times(Long.parseLong(parts.group(1)));
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
