package dev.tailback.server.copy;

import dev.tailback.server.wire.Json;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes values as YAML of ASCII characters. Whatever could mean something else is quoted. */
final class YamlText {
  private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,17}");
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");

  /** Words that are truth values or null in one version of YAML or another. */
  private static final Set<String> RESERVED =
      Set.of("y", "yes", "n", "no", "true", "false", "on", "off", "null");

  private YamlText() {}

  /** Returns a text as a key or a value that is read as the same text. */
  static String scalar(String text) {
    boolean isWord =
        WORD.matcher(text).matches() && !RESERVED.contains(text.toLowerCase(Locale.ROOT));
    return isWord || NUMBER.matcher(text).matches() ? text : quoted(text);
  }

  /**
   * Returns an attribute's value: a policy as a flow mapping if it is read as the same text again.
   */
  static String attribute(String value) {
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

  private static String flow(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> quoted(String.valueOf(entry.getKey())) + ": " + flow(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(YamlText::flow).collect(Collectors.joining(", ", "[", "]"));
    }
    return value instanceof String text ? quoted(text) : String.valueOf(value);
  }

  /** Returns a text in double quotes. */
  static String quoted(String text) {
    return '"' + ascii(text.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
  }

  /** Returns a text in one line, with escapes for all but printable ASCII. */
  static String ascii(String text) {
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
