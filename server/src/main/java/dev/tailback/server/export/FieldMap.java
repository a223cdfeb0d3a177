package dev.tailback.server.export;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the fields of a definition, in their order. Those that are absent are left out. */
final class FieldMap {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  FieldMap put(String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
    return this;
  }

  FieldMap putUnlessEmpty(String name, Collection<?> values) {
    return put(name, values.isEmpty() ? null : values);
  }

  FieldMap putUnlessEmpty(String name, Map<String, ?> values) {
    return put(name, values.isEmpty() ? null : values);
  }

  Map<String, Object> map() {
    return fields;
  }
}
