package dev.tailback.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a HOCON file into a {@link Section}, with the line of every key. */
final class HoconText {
  private final String file;

  private HoconText(String file) {
    this.file = file;
  }

  /** Reads a file and resolves includes and references; a missing include is ignored. */
  static Section read(Path path) {
    HoconText text = new HoconText(path.toString());
    try {
      ConfigParseOptions strict = ConfigParseOptions.defaults().setAllowMissing(false);
      Config config = ConfigFactory.parseFile(path.toFile(), strict).resolve();
      return text.section(config.root(), Place.in(text.file, 1, ""), "");
    } catch (ConfigException e) {
      throw text.place(e.origin(), "")
          .problem("expected HOCON, as the name ends in .conf: " + reason(e));
    }
  }

  /** Returns the message without the origin at its beginning. */
  private static String reason(ConfigException e) {
    String message = String.valueOf(e.getMessage());
    ConfigOrigin origin = e.origin();
    String start = origin == null ? "" : origin.description() + ": ";
    return message.startsWith(start) ? message.substring(start.length()) : message;
  }

  private Section section(ConfigObject object, Place place, String path) {
    Map<Integer, Map<String, ConfigValue>> byLine = new TreeMap<>();
    object.forEach(
        (key, value) -> {
          int line = value.origin().lineNumber();
          String keyPath = path.isEmpty() ? key : path + "." + key;
          byLine
              .computeIfAbsent(line, any -> new TreeMap<>())
              .put(key, value(value, place(value.origin(), keyPath), keyPath));
        });
    Map<String, ConfigValue> values = new LinkedHashMap<>();
    byLine.values().forEach(values::putAll);
    return new Section(place, values);
  }

  private ConfigValue value(com.typesafe.config.ConfigValue value, Place place, String path) {
    if (value instanceof ConfigObject object) {
      return section(object, place, path);
    }
    if (value instanceof ConfigList list) {
      return list(list, place, path);
    }
    if (value.valueType() == ConfigValueType.NULL) {
      return Setting.of(place, "");
    }
    return new Setting(place, value.atKey("value").getString("value"), value.unwrapped());
  }

  private ConfigValue.ConfigList list(ConfigList list, Place place, String path) {
    List<ConfigValue> values = new ArrayList<>();
    for (com.typesafe.config.ConfigValue item : list) {
      String itemPath = path + "[" + values.size() + "]";
      values.add(value(item, place(item.origin(), itemPath), itemPath));
    }
    return new ConfigValue.ConfigList(place, values);
  }

  private Place place(@Nullable ConfigOrigin origin, String path) {
    int line = origin == null ? 1 : Math.max(1, origin.lineNumber());
    return Place.in(file, line, path);
  }
}
