package dev.tailback.server.export;

import dev.tailback.server.wire.Json;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes values as YAML of ASCII characters. Whatever could mean something else is quoted. */
public final class YamlText {
  private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,17}");
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");

  /** Words that are truth values or null in one version of YAML or another. */
  private static final Set<String> RESERVED =
      Set.of("y", "yes", "n", "no", "true", "false", "on", "off", "null");

  private YamlText() {}

  /** Returns a text as a key or a value that is read as the same text. */
  public static String scalar(String text) {
    return isWord(text) || NUMBER.matcher(text).matches() ? text : quoted(text);
  }

  private static boolean isWord(String text) {
    return WORD.matcher(text).matches() && !RESERVED.contains(text.toLowerCase(Locale.ROOT));
  }

  /**
   * Returns an attribute's value: a policy as a flow mapping if it is read as the same text again.
   */
  public static String attribute(String value) {
    if (value.equals("true") || value.equals("false")) {
      return value;
    }
    boolean isPolicy =
        Json.parse(value) instanceof Map<?, ?> policy
            && isPlain(policy)
            && Json.write(policy).equals(value);
    return isPolicy ? flow(Json.parse(value)) : scalar(value);
  }

  /** Returns whether values are the same in YAML as in JSON, which numbers need not be. */
  private static boolean isPlain(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.values().stream().allMatch(YamlText::isPlain);
    }
    if (value instanceof List<?> list) {
      return list.stream().allMatch(YamlText::isPlain);
    }
    return value instanceof String || value instanceof Boolean || value instanceof Integer;
  }

  /**
   * Returns a plain value of JSON in one line, of the same type when it is read again: a text that
   * looks like a number is quoted.
   */
  public static String flow(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> scalar(String.valueOf(entry.getKey())) + ": " + flow(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(YamlText::flow).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Number number) {
      return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
    }
    return value instanceof String text && !isWord(text) ? quoted(text) : String.valueOf(value);
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
