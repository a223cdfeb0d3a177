package dev.tailback.server.wire;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses floating-point numbers as AWS writes them in text. */
final class DecimalText {
  private static final Pattern FINITE =
      Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  private DecimalText() {}

  /** Returns the number, {@code null} if the text is not a number. */
  static @Nullable Double of(String text) {
    return FINITE.matcher(text).matches() ? Double.valueOf(text) : notFinite(text);
  }

  /** Returns the number that has no digits, {@code null} if the text is none of them. */
  static @Nullable Double notFinite(String text) {
    return switch (text) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> null;
    };
  }
}
