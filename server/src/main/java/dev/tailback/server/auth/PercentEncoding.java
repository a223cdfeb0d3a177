package dev.tailback.server.auth;

/**
 * Percent-encodes as Signature Version 4 requires: everything except letters, digits and {@code
 * -._~}. Each character is one byte of the request.
 */
final class PercentEncoding {
  private static final String HEX = "0123456789ABCDEF";

  private PercentEncoding() {}

  /** Returns the encoded path; its slashes are kept. */
  static String encodePath(String path) {
    return encode(path, '/');
  }

  /**
   * Returns a name or value of a query string in its only valid encoding, however it was encoded. A
   * percent sign that begins no escape stands for itself.
   */
  static String recode(String text) {
    return encode(decode(text), '-');
  }

  /**
   * @param kept a character that is not encoded, besides the unreserved ones
   */
  private static String encode(String text, char kept) {
    StringBuilder encoded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == kept || isUnreserved(c)) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX.charAt(c >> 4 & 0xf)).append(HEX.charAt(c & 0xf));
      }
    }
    return encoded.toString();
  }

  /** Returns what a query string's name or value means, one character for each byte. */
  static String decode(String text) {
    StringBuilder decoded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int escaped = c == '%' ? escaped(text, i) : -1;
      if (escaped >= 0) {
        decoded.append((char) escaped);
        i += 2;
      } else {
        decoded.append(c == '+' ? ' ' : c);
      }
    }
    return decoded.toString();
  }

  private static int escaped(String text, int percent) {
    if (percent + 2 >= text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(percent + 1), 16);
    int low = Character.digit(text.charAt(percent + 2), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-._~".indexOf(c) >= 0;
  }
}
