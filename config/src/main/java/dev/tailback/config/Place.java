package dev.tailback.config;

import java.util.Collection;
import java.util.TreeSet;

/**
 * A place in a configuration: {@code tailback.yaml:7: queues.orders.VisibilityTimeout}.
 *
 * @param source the file as the user named it, and the line
 * @param key the path of keys, empty at the top
 */
public record Place(String source, String key) {
  /** The problem with {@code a:1}. */
  static final String MISSING_SPACE = ": a space is missing after the colon";

  /** Returns a place in a line of a file. */
  static Place in(String file, int line, String key) {
    return new Place(file + ":" + line, key);
  }

  /** Returns an exception that says what is wrong here. */
  public ConfigException problem(String what) {
    return new ConfigException(this + ": " + what);
  }

  /** Returns an exception for an unknown key, with the key that was probably meant. */
  public ConfigException unknownKey(String unknown, Collection<String> known) {
    if (unknown.contains(":")) {
      return problem("unknown key" + MISSING_SPACE);
    }
    String expected = "expected " + String.join(", ", new TreeSet<>(known));
    return problem("unknown key, " + Spelling.advice(unknown, known, expected));
  }

  @Override
  public String toString() {
    return key.isEmpty() ? source : source + ": " + key;
  }
}
