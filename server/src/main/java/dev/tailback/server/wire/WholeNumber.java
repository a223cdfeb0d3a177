package dev.tailback.server.wire;

import org.jspecify.annotations.Nullable;

/** Parses whole numbers made of ASCII digits. */
public final class WholeNumber {
  private WholeNumber() {}

  /**
   * Returns the number, {@code null} if the text is not a number or does not fit into an {@code
   * int}. Only a minus sign may precede the digits.
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
