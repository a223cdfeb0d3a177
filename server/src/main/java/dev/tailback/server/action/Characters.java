package dev.tailback.server.action;

/**
 * The characters a message may have: those of XML 1.0.
 *
 * @see <a href="https://www.w3.org/TR/REC-xml/#charsets">Characters in XML</a>
 */
final class Characters {
  static final String COMPLAINT =
      "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF |"
          + " #xE000 to #xFFFD | #x10000 to #x10FFFF";

  private Characters() {}

  static boolean areValid(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)) {
        i++;
        if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
          return false;
        }
      } else if (!isValid(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isValid(char c) {
    if (c < ' ') {
      return c == '\t' || c == '\n' || c == '\r';
    }
    return c < Character.MIN_SURROGATE || (c > Character.MAX_SURROGATE && c <= '\uFFFD');
  }

  /** How many bytes the text takes in UTF-8. */
  static int utf8Length(String text) {
    int length = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x800 && !Character.isSurrogate(c)) {
        length += 2;
      } else if (c >= 0x80) {
        length += 1; // half of the four bytes of a surrogate pair, or one more of two
      }
    }
    return length;
  }
}
