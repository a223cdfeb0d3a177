package dev.tailback.server.export;

import java.util.List;
import java.util.Map;

/**
 * What a configuration file says about one alarm, target or rule.
 *
 * @param name the name, empty for a rule
 * @param fields empty if the file can't express it
 * @param notes what it can't express
 */
record Definition(String name, Map<String, Object> fields, List<String> notes) {

  /** Returns a definition that the file can't express. */
  static Definition leftOut(String what, String why) {
    return new Definition("", Map.of(), List.of("Left out: " + what + ": " + why));
  }

  /** Returns a rule that the file can express completely. */
  static Definition rule(Map<String, Object> fields) {
    return new Definition("", fields, List.of());
  }

  boolean isLeftOut() {
    return fields.isEmpty();
  }
}
