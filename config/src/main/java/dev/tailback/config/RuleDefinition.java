package dev.tailback.config;

import java.util.Collections;
import java.util.LinkedHashMap;
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
}
