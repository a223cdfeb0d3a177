package dev.tailback.lab.read;

import dev.tailback.config.ConfigException;
import dev.tailback.config.ConfigValue;
import dev.tailback.config.Section;
import dev.tailback.config.Setting;
import dev.tailback.config.TextFile;
import dev.tailback.config.YamlText;
import dev.tailback.lab.scenario.Scenario;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads scenario files, which are YAML; {@code docs/LAB.md} describes their keys. */
public final class ScenarioReader {
  private static final String VARY = "vary";

  private ScenarioReader() {}

  /**
   * Reads a file. The names of CSV files in it are relative to its folder.
   *
   * @throws ConfigException if it can't be read or is invalid
   */
  public static Scenario read(Path file) {
    return read(file, Map.of());
  }

  /**
   * Reads a file, with some values replaced.
   *
   * @param instead the replacements by the paths of their keys, such as {@code runs}
   * @throws ConfigException if it can't be read or is invalid
   */
  public static Scenario read(Path file, Map<String, Setting> instead) {
    Path folder = file.toAbsolutePath().getParent();
    return read(
        file.toString(), TextFile.read(file), folder == null ? Path.of("") : folder, instead);
  }

  /**
   * Reads the text of a file. The names of CSV files in it are relative to the current folder.
   *
   * @param source the name of the file in messages
   * @throws ConfigException if it is invalid
   */
  public static Scenario of(String source, String text) {
    return of(source, text, Map.of());
  }

  /**
   * Reads the text of a file, with some values replaced.
   *
   * @param instead the replacements by the paths of their keys, such as {@code runs}
   * @throws ConfigException if it is invalid
   */
  public static Scenario of(String source, String text, Map<String, Setting> instead) {
    return read(source, text, Path.of(""), instead);
  }

  private static Scenario read(
      String source, String text, Path folder, Map<String, Setting> instead) {
    Section file = Overrides.apply(YamlText.read(source, text), instead);
    Map<String, ConfigValue> values = new LinkedHashMap<>(file.values());
    values.remove(VARY);
    Section base = new Section(file.place(), values);
    PlainScenarioReader reader = new PlainScenarioReader(folder);
    Scenario scenario = reader.read(base);
    VaryReader vary = new VaryReader(base, file.list(VARY), reader::read);
    return new Scenario(
        scenario.name(),
        scenario.duration(),
        scenario.warmUp(),
        scenario.runs(),
        scenario.seed(),
        scenario.queues(),
        scenario.producers(),
        scenario.consumers(),
        scenario.throttles(),
        scenario.faults(),
        scenario.alarms(),
        scenario.publishLag(),
        scenario.scaling(),
        scenario.redrives(),
        scenario.expectations(),
        vary.variants(),
        vary.sweep());
  }
}
