package dev.tailback.config;

import java.util.List;

/** What stands under a key of a configuration file: one value, a list, or a section of keys. */
sealed interface ConfigValue permits Setting, ConfigValue.ConfigList, Section {

  /** Where its key is. */
  Place place();

  /** The same without places, as maps, lists and scalars. */
  Object plain();

  /** A list of values. */
  record ConfigList(Place place, List<ConfigValue> values) implements ConfigValue {
    @Override
    public Object plain() {
      return values.stream().map(ConfigValue::plain).toList();
    }
  }
}
