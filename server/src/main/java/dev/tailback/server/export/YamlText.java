package dev.tailback.server.export;

import dev.tailback.config.YamlScalar;
import dev.tailback.server.wire.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes values as YAML of ASCII characters. */
public final class YamlText {
  private YamlText() {}

  /**
   * Returns an attribute's value; a policy becomes a flow mapping if that reads back as the same
   * text.
   */
  public static String attribute(String value) {
    if (value.equals("true") || value.equals("false")) {
      return value;
    }
    boolean isPolicy =
        Json.parse(value) instanceof Map<?, ?> policy
            && isPlain(policy)
            && Json.write(policy).equals(value);
    return isPolicy ? flow(Json.parse(value)) : YamlScalar.of(value);
  }

  /** Returns whether values mean the same in YAML and JSON; numbers may not. */
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
   * Returns a plain JSON value on one line that reads back with the same type: a text that looks
   * like a number is quoted.
   */
  public static String flow(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(
              entry ->
                  YamlScalar.of(String.valueOf(entry.getKey())) + ": " + flow(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(YamlText::flow).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Number number) {
      return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
    }
    return value instanceof String text && !YamlScalar.isWord(text)
        ? YamlScalar.quoted(text)
        : String.valueOf(value);
  }
}
