package dev.tailback.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A throttle or a fault rule that is to be in force from the start, as the admin API would be sent
 * it; not checked.
 */
public record RuleDefinition(Place place, Map<String, Object> fields) {

  public RuleDefinition {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }
}
