package dev.tailback.server.export;

import dev.tailback.config.YamlScalar;
import java.util.List;
import java.util.Map;

/** Writes the lines of a configuration file. */
public final class YamlLines {
  /**
   * YAML reads at most 1,024 characters before the colon, unless the key follows a question mark.
   */
  private static final int MAX_PLAIN_KEY = 1_000;

  private final StringBuilder text = new StringBuilder();

  /** Writes a comment. */
  public void note(int depth, String note) {
    line(depth, "# " + YamlScalar.ascii(note));
  }

  /** Writes a line of YAML. */
  public void line(int depth, String content) {
    text.append("  ".repeat(depth)).append(content).append('\n');
  }

  /** Writes the account and region of everything. */
  public void place(String account, String region) {
    line(0, "account: " + YamlScalar.quoted(account));
    line(0, "region: " + YamlScalar.of(region));
  }

  /** Writes a key whose value follows on indented lines. */
  public void open(int depth, String key) {
    String scalar = YamlScalar.of(key);
    if (scalar.length() <= MAX_PLAIN_KEY) {
      line(depth, scalar + ":");
    } else {
      line(depth, "? " + scalar);
      line(depth, ":");
    }
  }

  /** Writes plain values by their keys; simple ones on one line. */
  void fields(int depth, Map<?, ?> fields) {
    fields.forEach((key, value) -> field(depth, String.valueOf(key), value));
  }

  private void field(int depth, String key, Object value) {
    if (value instanceof Map<?, ?> map && map.values().stream().anyMatch(YamlLines::isDeep)) {
      open(depth, key);
      fields(depth + 1, map);
    } else if (isListOfMaps(value)) {
      open(depth, key);
      ((List<?>) value).forEach(item -> item(depth + 1, item));
    } else {
      line(depth, YamlScalar.of(key) + ": " + YamlText.flow(value));
    }
  }

  /** Writes an item of a list in one line. */
  void item(int depth, Object item) {
    line(depth, "- " + YamlText.flow(item));
  }

  private static boolean isDeep(Object value) {
    return value instanceof Map || isListOfMaps(value);
  }

  private static boolean isListOfMaps(Object value) {
    return value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance);
  }

  /** Returns everything that was written. */
  @Override
  public String toString() {
    return text.toString();
  }
}
