package dev.tailback.lab.read;

import dev.tailback.config.ConfigException;
import dev.tailback.config.Place;
import dev.tailback.config.Setting;
import dev.tailback.config.TextFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads a CSV file of recorded values. Its rows are parsed like values in a scenario. */
final class CsvFile {
  private CsvFile() {}

  /**
   * Returns the rows of the file that a setting names, without empty lines and the header line.
   *
   * @param folder where the scenario is
   * @param columns the names of the columns in the optional header line
   */
  static List<List<Setting>> rows(Path folder, Setting name, List<String> columns) {
    Path file = file(folder, name);
    String[] lines = text(file, name).split("\\R", -1);
    List<List<Setting>> rows = new ArrayList<>();
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      boolean isHeader = i == 0 && line.equalsIgnoreCase(String.join(",", columns));
      if (!line.isEmpty() && !isHeader) {
        rows.add(row(new Place(file + ":" + (i + 1), ""), line, columns));
      }
    }
    if (rows.isEmpty()) {
      throw name.place().problem(file + " has no rows, expected " + String.join(",", columns));
    }
    return rows;
  }

  private static Path file(Path folder, Setting name) {
    try {
      return folder.resolve(Values.text(name));
    } catch (InvalidPathException e) {
      throw name.isNot("a file");
    }
  }

  private static String text(Path file, Setting name) {
    try {
      return TextFile.read(file);
    } catch (ConfigException e) {
      throw name.place().problem(Objects.requireNonNull(e.getMessage()));
    }
  }

  private static List<Setting> row(Place place, String line, List<String> columns) {
    String[] cells = line.split(",", -1);
    if (cells.length != columns.size()) {
      throw place.problem("expected " + String.join(",", columns));
    }
    List<Setting> row = new ArrayList<>();
    for (int i = 0; i < cells.length; i++) {
      row.add(Setting.of(new Place(place.source(), columns.get(i)), cells[i].strip()));
    }
    return row;
  }
}
