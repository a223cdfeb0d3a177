package dev.tailback.server.cli;

import dev.tailback.config.ConfigException;
import dev.tailback.config.Setting;
import dev.tailback.config.Spelling;
import dev.tailback.config.TextFile;
import dev.tailback.lab.Catalogue;
import dev.tailback.lab.read.ScenarioReader;
import dev.tailback.lab.scenario.Scenario;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Finds a scenario by what a command line names: a file, or the id of a built-in one. */
final class LabSource {
  private LabSource() {}

  /**
   * Reads a scenario.
   *
   * @param instead values of options, by their keys
   * @throws ConfigException if there is none, or it is invalid
   */
  static Scenario scenario(String name, Map<String, Setting> instead) {
    if (isFile(name)) {
      return ScenarioReader.read(Path.of(name), instead);
    }
    if (Catalogue.find(name) == null) {
      throw new ConfigException(unknown(name));
    }
    return ScenarioReader.of(name, Catalogue.text(name), instead);
  }

  /** Returns the text of a scenario that could be read. */
  static String text(String name) {
    return isFile(name) ? TextFile.read(Path.of(name)) : Catalogue.text(name);
  }

  private static boolean isFile(String name) {
    try {
      return Files.exists(Path.of(name)) || name.contains("/") || name.contains(".y");
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Returns an error that there is no such scenario, with the one that was probably meant. */
  static String unknown(String name) {
    List<String> ids = Catalogue.list().stream().map(Catalogue.Entry::id).toList();
    String closest = Spelling.closest(name, ids);
    return "'%s' is neither a file nor a built-in scenario, %s"
        .formatted(
            name,
            closest == null || name.length() < 4
                ? "which tailback lab list shows"
                : "did you mean " + closest + "?");
  }
}
