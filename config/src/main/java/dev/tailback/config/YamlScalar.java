package dev.tailback.config;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes texts as YAML of ASCII characters. Everything that could be read as something else is
 * quoted.
 */
public final class YamlScalar {
  private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,17}");
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");

  /** Words that are truth values or null in one version of YAML or another. */
  private static final Set<String> RESERVED =
      Set.of("y", "yes", "n", "no", "true", "false", "on", "off", "null");

  private YamlScalar() {}

  /** Returns a text as a key or a value that reads back as the same text. */
  public static String of(String text) {
    return isWord(text) || NUMBER.matcher(text).matches() ? text : quoted(text);
  }

  /** Returns whether a text reads back as the same text without quotes, and is not a number. */
  public static boolean isWord(String text) {
    return WORD.matcher(text).matches() && !RESERVED.contains(text.toLowerCase(Locale.ROOT));
  }

  /** Returns a text in double quotes. */
  public static String quoted(String text) {
    return '"' + ascii(text.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
  }

  /** Returns a text in one line, with escapes for all but printable ASCII. */
  public static String ascii(String text) {
    StringBuilder ascii = new StringBuilder();
    text.chars().forEach(c -> append(c, ascii));
    return ascii.toString();
  }

  private static void append(int c, StringBuilder ascii) {
    if (c >= ' ' && c <= '~') {
      ascii.append((char) c);
    } else {
      ascii.append("\\u").append(HexFormat.of().toHexDigits((char) c));
    }
  }
}
