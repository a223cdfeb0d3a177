package dev.tailback.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.tailback.config.ConfigValue.ConfigList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads a YAML text into a {@link Section}, with the line of every key. */
public final class YamlText {
  private static final YAMLFactory YAML = new YAMLFactory();

  private final String file;
  private final YAMLParser parser;

  private YamlText(String file, YAMLParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /**
   * Reads one document; an empty one has no keys.
   *
   * @param file the name of the file in messages
   * @throws ConfigException if it is not YAML
   */
  public static Section read(String file, String text) {
    try (YAMLParser parser = YAML.createParser(text)) {
      return new YamlText(file, parser).document();
    } catch (JsonProcessingException e) {
      throw notYaml(file, e);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Names the line of the problem; Jackson names the line where the value began. */
  private static ConfigException notYaml(String file, JsonProcessingException e) {
    if (e.getCause() instanceof MarkedYAMLException cause && cause.getProblemMark() != null) {
      int line = cause.getProblemMark().getLine() + 1;
      return Place.in(file, line, "").problem("expected YAML: " + problem(cause));
    }
    JsonLocation location = e.getLocation();
    int line = location == null ? 1 : Math.max(1, location.getLineNr());
    return Place.in(file, line, "").problem("expected YAML: " + e.getOriginalMessage());
  }

  /** Returns the parser's message without its jargon of blocks and streams. */
  private static String problem(MarkedYAMLException e) {
    String problem = String.valueOf(e.getProblem());
    return problem.startsWith("expected <block end>")
        ? "the line is not indented as those above it"
        : problem.replace("<stream end>", "the end of the file");
  }

  private Section document() throws IOException {
    Place top = Place.in(file, 1, "");
    JsonToken first = parser.nextToken();
    Section section =
        first == null || first == JsonToken.VALUE_NULL
            ? new Section(top, Map.of())
            : Section.section(value(top, ""));
    if (parser.nextToken() != null) {
      throw place("").problem("expected the end: a file is one document");
    }
    return section;
  }

  /** Reads the value that begins with the current token. */
  private ConfigValue value(Place place, String path) throws IOException {
    if (parser.isCurrentAlias()) {
      throw place.problem("aliases are not supported, expected the value itself");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> section(place, path);
      case START_ARRAY -> list(place, path);
      case VALUE_TRUE, VALUE_FALSE -> scalar(place, parser.getBooleanValue());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(place, number(place));
      case VALUE_NULL -> new Setting(place, "", "");
      default -> scalar(place, parser.getText());
    };
  }

  private Number number(Place place) throws IOException {
    try {
      return parser.getNumberValue();
    } catch (JsonProcessingException e) {
      throw place.problem("'" + parser.getText() + "' is not a number");
    }
  }

  private Setting scalar(Place place, Object plain) throws IOException {
    return new Setting(place, parser.getText(), plain);
  }

  private Section section(Place place, String path) throws IOException {
    Map<String, ConfigValue> values = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      String keyPath = path.isEmpty() ? key : path + "." + key;
      Place keyPlace = place(keyPath);
      parser.nextToken();
      if (values.put(key, value(keyPlace, keyPath)) != null) {
        throw keyPlace.problem("given twice, expected once");
      }
    }
    return new Section(place, values);
  }

  private ConfigList list(Place place, String path) throws IOException {
    List<ConfigValue> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String itemPath = path + "[" + values.size() + "]";
      values.add(value(place(itemPath), itemPath));
    }
    return new ConfigList(place, values);
  }

  private Place place(String path) {
    return Place.in(file, parser.currentTokenLocation().getLineNr(), path);
  }
}
