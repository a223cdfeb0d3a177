package dev.tailback.server.sqs.message;

import dev.tailback.engine.queue.MessageAttribute;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Selects the message attributes that a consumer asks for: all, or those with certain names or
 * prefixes.
 */
record AttributeSelection(boolean all, Set<String> names, Set<String> prefixes) {
  private static final String ANY_REST = ".*";

  /** Reads the patterns of a request: {@code All}, {@code .*}, names, and {@code prefix.*}. */
  static AttributeSelection of(List<String> patterns) {
    Set<String> names = new HashSet<>();
    Set<String> prefixes = new HashSet<>();
    for (String pattern : patterns) {
      if (pattern.endsWith(ANY_REST)) {
        prefixes.add(pattern.substring(0, pattern.length() - ANY_REST.length()));
      } else {
        names.add(pattern);
      }
    }
    return new AttributeSelection(names.contains("All") || names.contains("*"), names, prefixes);
  }

  /** Returns the selected attributes of a message, in their order. */
  Map<String, MessageAttribute> of(Map<String, MessageAttribute> attributes) {
    if (attributes.isEmpty()) {
      return Map.of();
    }
    Map<String, MessageAttribute> selected = new LinkedHashMap<>();
    attributes.forEach(
        (name, attribute) -> {
          if (selects(name)) {
            selected.put(name, attribute);
          }
        });
    return selected;
  }

  private boolean selects(String name) {
    return all || names.contains(name) || (!prefixes.isEmpty() && startsWithPrefix(name));
  }

  private boolean startsWithPrefix(String name) {
    for (int length = 0; length <= name.length(); length++) {
      if (prefixes.contains(name.substring(0, length))) {
        return true;
      }
    }
    return false;
  }
}
