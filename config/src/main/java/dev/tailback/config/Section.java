package dev.tailback.config;

import dev.tailback.config.ConfigValue.ConfigList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A section of keys with values, in the order of the file, read by type. */
public record Section(Place place, Map<String, ConfigValue> values) implements ConfigValue {

  /** Copies the values, in their order. */
  public Section {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  @Override
  public Map<String, Object> plain() {
    Map<String, Object> plain = new LinkedHashMap<>();
    values.forEach((key, value) -> plain.put(key, value.plain()));
    return plain;
  }

  /** Checks that there are no other keys. */
  public void only(Collection<String> known) {
    for (Map.Entry<String, ConfigValue> entry : values.entrySet()) {
      if (!known.contains(entry.getKey())) {
        throw entry.getValue().place().unknownKey(entry.getKey(), known);
      }
    }
  }

  /** Returns the keys, in the order of the file. */
  public Set<String> keys() {
    return values.keySet();
  }

  /** Returns the value under a key; {@code null} if absent. */
  public @Nullable ConfigValue find(String key) {
    return values.get(key);
  }

  /** Returns the section under a key; {@code null} if absent. */
  public @Nullable Section section(String key) {
    ConfigValue value = values.get(key);
    return value == null ? null : section(value);
  }

  /** Returns a value as a section; an empty value is a section without keys. */
  public static Section section(ConfigValue value) {
    if (value instanceof Section section) {
      return section;
    }
    if (value instanceof Setting setting && setting.text().isEmpty()) {
      return new Section(value.place(), Map.of());
    }
    throw value.expected("keys with values" + hint(value));
  }

  /** Returns how a value that should be a section was probably meant; empty if nothing is known. */
  private static String hint(ConfigValue value) {
    if (value instanceof ConfigList list
        && list.values().stream().allMatch(Setting.class::isInstance)) {
      return list.values().isEmpty()
          ? ""
          : ", such as " + ((Setting) list.values().get(0)).text() + ": {}";
    }
    boolean isGlued = value instanceof Setting setting && setting.text().matches("\\w+:\\S.*");
    return isGlued ? Place.MISSING_SPACE : "";
  }

  /** Returns the list under a key; empty if absent. */
  public List<ConfigValue> list(String key) {
    ConfigValue value = values.get(key);
    if (value instanceof ConfigList list) {
      return list.values();
    }
    if (value == null || (value instanceof Setting setting && setting.text().isEmpty())) {
      return List.of();
    }
    throw value.expected("a list");
  }

  /** Returns the single value under a key; {@code null} if absent. */
  public @Nullable Setting setting(String key) {
    ConfigValue value = values.get(key);
    return value == null ? null : setting(value);
  }

  /** Returns a value as a single value. */
  public static Setting setting(ConfigValue value) {
    if (value instanceof Setting setting) {
      return setting;
    }
    throw value.expected("a single value");
  }

  /** Returns the single value under a required key. */
  public Setting required(String key) {
    Setting setting = setting(key);
    if (setting == null) {
      throw place.problem("expected the key " + key);
    }
    return setting;
  }

  /** Returns a value or a list of values, joined by commas; {@code null} if absent. */
  @Nullable Setting commaList(String key) {
    if (!(values.get(key) instanceof ConfigList list)) {
      return setting(key);
    }
    List<String> texts = list.values().stream().map(value -> setting(value).text()).toList();
    return Setting.of(list.place(), String.join(",", texts));
  }

  /** Returns all values, each of which must be a single value. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    values.forEach((key, value) -> texts.put(key, setting(value).text()));
    return texts;
  }
}
