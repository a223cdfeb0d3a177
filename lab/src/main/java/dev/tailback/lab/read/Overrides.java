package dev.tailback.lab.read;

import dev.tailback.config.ConfigException;
import dev.tailback.config.ConfigValue;
import dev.tailback.config.ConfigValue.ConfigList;
import dev.tailback.config.Section;
import dev.tailback.config.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sets values in the YAML of a scenario before it is read, by paths of keys such as {@code
 * queues.orders.VisibilityTimeout}, {@code producers[0].rate} or {@code consumers.workers.count}.
 * List items are found by position or name.
 */
final class Overrides {
  private static final String QUEUES = "queues";
  private static final Pattern INDEX = Pattern.compile("\\[(\\d{1,6})](.*)");

  private Overrides() {}

  /** Returns a scenario with other values; an empty value removes the key. */
  static Section apply(Section scenario, Map<String, ? extends ConfigValue> values) {
    Section changed = scenario;
    for (Map.Entry<String, ? extends ConfigValue> value : values.entrySet()) {
      changed = (Section) set(changed, "", value.getKey(), value.getValue());
    }
    return changed;
  }

  /**
   * Returns a copy of a value in which one nested value is replaced.
   *
   * @param ownKey the key of the value, which tells what kind of items it has
   * @param path the rest of the path
   */
  private static ConfigValue set(
      ConfigValue within, String ownKey, String path, ConfigValue value) {
    if (within instanceof ConfigList list) {
      return setInList(list, ownKey, path, value);
    }
    if (within instanceof Section section) {
      return setInSection(section, ownKey, path, value);
    }
    if (within instanceof Setting setting && setting.text().isEmpty()) {
      return setInSection(new Section(within.place(), Map.of()), ownKey, path, value);
    }
    throw notFound(value, within.place().key() + " has no keys");
  }

  private static Section setInSection(
      Section section, String ownKey, String path, ConfigValue value) {
    String key = key(section, path);
    String rest = rest(path, key);
    if (ownKey.equals(QUEUES) && !rest.isEmpty()) {
      checkQueue(section, path, key, value);
    }
    Map<String, ConfigValue> values = new LinkedHashMap<>(section.values());
    if (rest.isEmpty()) {
      put(values, key, value);
    } else {
      ConfigValue inner = section.find(key);
      ConfigValue open = inner == null ? new Section(value.place(), Map.of()) : inner;
      values.put(key, set(open, key, rest, value));
    }
    return new Section(section.place(), values);
  }

  /** Refuses to set a key of a queue that does not exist. */
  private static void checkQueue(Section queues, String path, String key, ConfigValue value) {
    if (queues.find(key) == null) {
      String name = path.startsWith(key + ".fifo.") ? key + ".fifo" : key;
      throw value.place().problem(Values.unknown("queue", name, queues.keys()));
    }
  }

  private static void put(Map<String, ConfigValue> values, String key, ConfigValue value) {
    if (value instanceof Setting setting && setting.text().isEmpty()) {
      values.remove(key);
    } else {
      values.put(key, value);
    }
  }

  /** Returns the first key of a path: the longest one that exists, as keys may contain dots. */
  private static String key(Section section, String path) {
    String longest = null;
    for (String key : section.keys()) {
      boolean begins = path.startsWith(key) && isEnd(path, key.length());
      if (begins && (longest == null || key.length() > longest.length())) {
        longest = key;
      }
    }
    return longest == null ? path.split("[.\\[]", 2)[0] : longest;
  }

  private static boolean isEnd(String path, int at) {
    return path.length() == at || path.charAt(at) == '.' || path.charAt(at) == '[';
  }

  private static String rest(String path, String key) {
    String rest = path.substring(key.length());
    return rest.startsWith(".") ? rest.substring(1) : rest;
  }

  private static ConfigList setInList(
      ConfigList list, String listKey, String path, ConfigValue value) {
    Matcher index = INDEX.matcher(path);
    int at =
        index.matches() ? Integer.parseInt(index.group(1)) : named(list.values(), listKey, path);
    if (at < 0 || at >= list.values().size()) {
      throw notFound(value, "there is no '" + path + "' in " + list.place().key());
    }
    ConfigValue item = list.values().get(at);
    String rest = index.matches() ? rest(index.group(2), "") : rest(path, name(item, listKey, at));
    List<ConfigValue> values = new ArrayList<>(list.values());
    values.set(at, rest.isEmpty() ? value : set(item, listKey, rest, value));
    return new ConfigList(list.place(), values);
  }

  private static int named(List<ConfigValue> items, String listKey, String path) {
    for (int i = 0; i < items.size(); i++) {
      String name = name(items.get(i), listKey, i);
      if (!name.isEmpty() && path.startsWith(name) && isEnd(path, name.length())) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the name of an item, its own or by position; empty if such items have no names. */
  private static String name(ConfigValue item, String listKey, int at) {
    String key = listKey.equals("scaling") ? "target" : "name";
    Setting name = item instanceof Section section ? section.setting(key) : null;
    return name == null ? numbered(listKey, at + 1) : name.text();
  }

  private static String numbered(String listKey, int number) {
    return switch (listKey) {
      case "producers" -> Names.numbered("producer", number);
      case "consumers" -> Names.numbered("workers", number);
      default -> "";
    };
  }

  private static ConfigException notFound(ConfigValue value, String problem) {
    return value.place().problem(problem + ", expected the path of a key of this scenario");
  }
}
