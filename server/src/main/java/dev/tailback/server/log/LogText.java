package dev.tailback.server.log;

import dev.tailback.engine.queue.QueueAddress;
import java.util.regex.Pattern;

/**
 * Texts as they can stand in a line of the log: of bounded length, and in visible ASCII alone, so
 * that no name and no message can pass for another line or control a terminal.
 */
final class LogText {
  private static final int MAX_WORD = 120;
  private static final int MAX_SENTENCE = 500;
  private static final String CUT = "...";
  private static final Pattern RECEIPT_HANDLE = Pattern.compile("AQEB[A-Za-z0-9+/=]{20,}");
  private static final String NONE = "-";

  private LogText() {}

  /** One word: spaces are escaped too, and nothing is a hyphen. */
  static String word(String text) {
    return text.isEmpty() ? NONE : escape(cut(text, MAX_WORD), '!');
  }

  /** Several words; a receipt handle is shortened, so that calls that differ in it are equal. */
  static String sentence(String text) {
    String start = cut(text, MAX_SENTENCE);
    return escape(RECEIPT_HANDLE.matcher(start).replaceAll("AQEB" + CUT), ' ');
  }

  /** A queue's address whose parts are no longer than a word. */
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
