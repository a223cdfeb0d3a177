package dev.tailback.config;

import java.util.List;

/** The value of a key in a configuration file: a single value, a list, or a section of keys. */
public sealed interface ConfigValue permits Setting, ConfigValue.ConfigList, Section {

  /** Returns the place of its key. */
  Place place();

  /** Returns the value without places, as maps, lists and scalars. */
  Object plain();

  /** Returns an exception that says what this value is and what was expected instead. */
  default ConfigException expected(String what) {
    return place().problem(description() + ", expected " + what);
  }

  private String description() {
    if (this instanceof Setting setting) {
      return "is '" + setting.text().strip().lines().findFirst().orElse("") + "'";
    }
    return this instanceof ConfigList ? "is a list" : "has keys";
  }

  /** A list of values. */
  record ConfigList(Place place, List<ConfigValue> values) implements ConfigValue {
    @Override
    public Object plain() {
      return values.stream().map(ConfigValue::plain).toList();
    }
  }
}
