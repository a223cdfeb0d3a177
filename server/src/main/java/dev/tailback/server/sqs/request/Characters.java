package dev.tailback.server.sqs.request;

import dev.tailback.engine.queue.Refusal;
import java.util.Locale;

/**
 * Checks the characters of messages. SQS allows those of XML 1.0.
 *
 * @see <a href="https://www.w3.org/TR/REC-xml/#charsets">Characters in XML</a>
 */
public final class Characters {
  private Characters() {}

  /** Returns whether a text has only valid characters. */
  public static boolean areValid(String text) {
    return firstInvalid(text) < 0;
  }

  /**
   * Checks the characters of a body.
   *
   * @throws Refusal InvalidMessageContents, for the first invalid character
   */
  public static void checkBody(String body) {
    int invalid = firstInvalid(body);
    if (invalid >= 0) {
      throw new Refusal(
          SqsErrors.INVALID_MESSAGE_CONTENTS,
          "Invalid binary character '"
              + reference(body.charAt(invalid))
              + "' was found in the message body, the set of allowed characters is #x9 | #xA | #xD"
              + " | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF]");
    }
  }

  /** Returns a character as SQS writes it in errors: #x7, #x1b, but #xFFFF. */
  private static String reference(char c) {
    String hex = Integer.toHexString(c);
    return "#x" + (c < ' ' ? hex : hex.toUpperCase(Locale.ROOT));
  }

  /**
   * Returns the index of the first invalid character or unpaired surrogate, -1 if there is none.
   */
  private static int firstInvalid(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)) {
        if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return i;
        }
        i++;
      } else if (!isValid(c)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isValid(char c) {
    if (c < ' ') {
      return c == '\t' || c == '\n' || c == '\r';
    }
    return c < Character.MIN_SURROGATE || (c > Character.MAX_SURROGATE && c <= '\uFFFD');
  }

  /** Returns the length of the text in UTF-8 bytes. */
  public static int utf8Length(String text) {
    int length = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x800 && !Character.isSurrogate(c)) {
        length += 2;
      } else if (c >= 0x80) {
        length += 1; // two bytes; for each half of a surrogate pair, two of its four
      }
    }
    return length;
  }
}
