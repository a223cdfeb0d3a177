package dev.tailback.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An alarm or a scalable target to start with, by its name; its fields are not checked. */
public record NamedDefinition(Place place, String name, Map<String, Object> fields) {

  /** Copies the fields, in their order. */
  public NamedDefinition {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** Returns the definitions in a section, which may be absent. */
  public static List<NamedDefinition> all(@Nullable Section section) {
    return section == null
        ? List.of()
        : section.values().entrySet().stream()
            .map(
                entry ->
                    new NamedDefinition(
                        entry.getValue().place(),
                        entry.getKey(),
                        Section.section(entry.getValue()).plain()))
            .toList();
  }
}
