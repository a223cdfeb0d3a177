package dev.tailback.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A throttle or fault rule to start with, with the fields that the admin API has for it; not
 * checked.
 */
public record RuleDefinition(Place place, Map<String, Object> fields) {

  /** Copies the fields, in their order. */
  public RuleDefinition {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** Returns the rules in a list. */
  public static List<RuleDefinition> all(List<ConfigValue> list) {
    return list.stream()
        .map(Section::section)
        .map(section -> new RuleDefinition(section.place(), section.plain()))
        .toList();
  }
}
