package dev.tailback.server.wire;

import org.jspecify.annotations.Nullable;

/** Whole numbers written as text, in ASCII digits alone. */
public final class WholeNumber {
  private WholeNumber() {}

  /**
   * Returns the number that a text is, {@code null} if it is none or does not fit an {@code int}. A
   * minus sign may precede the digits, nothing else.
   */
  public static @Nullable Integer of(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isSign = c == '-' && i == 0;
      if (!isSign && (c < '0' || c > '9')) {
        return null;
      }
    }
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException notInteger) {
      return null;
    }
  }
}
