package dev.tailback.config;

import dev.tailback.pressure.DurationUnit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads durations: a number with its unit, such as {@code 30s} or {@code 1.5s}, or ISO 8601. */
public final class DurationText {
  private static final Pattern SHORT =
      Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?)(" + DurationUnit.NAMES + ")");

  private DurationText() {}

  /**
   * Returns a duration such as {@code 500ms}, {@code 5m} or {@code PT5M}; {@code null} if not one.
   */
  public static @Nullable Duration parse(String text) {
    Matcher parts = SHORT.matcher(text);
    if (parts.matches()) {
      return DurationUnit.named(parts.group(2)).times(new BigDecimal(parts.group(1)));
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
