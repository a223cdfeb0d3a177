package dev.tailback.config;

import java.util.List;

/** The value of a key in a configuration file: a single value, a list, or a section of keys. */
public sealed interface ConfigValue permits Setting, ConfigValue.ConfigList, Section {

  /** Returns the place of its key. */
  Place place();

  /** Returns the value without places, as maps, lists and scalars. */
  Object plain();

  /** A list of values. */
  record ConfigList(Place place, List<ConfigValue> values) implements ConfigValue {
    @Override
    public Object plain() {
      return values.stream().map(ConfigValue::plain).toList();
    }
  }
}
