package dev.tailback.server.log;

import dev.tailback.engine.queue.QueueAddress;
import java.util.regex.Pattern;

/**
 * Makes text safe for a log line: bounded in length, and visible ASCII only, so that no name or
 * message can fake another line or control a terminal.
 */
final class LogText {
  private static final int MAX_WORD = 120;
  private static final int MAX_SENTENCE = 500;
  private static final String CUT = "...";
  private static final Pattern RECEIPT_HANDLE = Pattern.compile("AQEB[A-Za-z0-9+/=]{20,}");
  private static final String NONE = "-";

  private LogText() {}

  /** Returns one word. Spaces are escaped, and an empty text becomes a hyphen. */
  static String word(String text) {
    return text.isEmpty() ? NONE : escape(cut(text, MAX_WORD), '!');
  }

  /**
   * Returns a sentence. Receipt handles are shortened, so that calls that differ only in them are
   * equal.
   */
  static String sentence(String text) {
    String start = cut(text, MAX_SENTENCE);
    return escape(RECEIPT_HANDLE.matcher(start).replaceAll("AQEB" + CUT), ' ');
  }

  /** Returns a queue's address with each part shortened to a word. */
  static QueueAddress address(QueueAddress queue) {
    return new QueueAddress(
        cut(queue.account(), MAX_WORD), cut(queue.region(), MAX_WORD), cut(queue.name(), MAX_WORD));
  }

  private static String cut(String text, int max) {
    return text.length() <= max ? text : text.substring(0, max) + CUT;
  }

  private static String escape(String text, char lowest) {
    for (int i = 0; i < text.length(); i++) {
      if (!isPlain(text.charAt(i), lowest)) {
        return escapeFrom(i, text, lowest);
      }
    }
    return text;
  }

  private static boolean isPlain(char c, char lowest) {
    return c >= lowest && c <= '~' && c != '\\';
  }

  private static String escapeFrom(int start, String text, char lowest) {
    StringBuilder escaped = new StringBuilder(text.length() + CUT.length()).append(text, 0, start);
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isPlain(c, lowest)) {
        escaped.append(c);
      } else {
        escaped.append(String.format("\\u%04x", (int) c));
      }
    }
    return escaped.toString();
  }
}
