package dev.tailback.lab;

import dev.tailback.config.Section;
import dev.tailback.config.YamlText;
import dev.tailback.lab.read.ScenarioReader;
import dev.tailback.lab.scenario.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The built-in scenarios: each shows a problem, and its remedy as a variant. */
public final class Catalogue {

  private Catalogue() {}

  /**
   * A built-in scenario.
   *
   * @param id such as {@code S2}
   * @param about what it shows, in one sentence
   */
  public record Entry(String id, CatalogueGroup group, String name, String about) {}

  /** Returns all built-in scenarios, group by group. */
  public static List<Entry> list() {
    List<Entry> entries = new ArrayList<>();
    for (CatalogueGroup group : CatalogueGroup.values()) {
      group.ids().forEach(id -> entries.add(entry(group, id)));
    }
    return entries;
  }

  /** Returns the scenario with an id, whose case does not matter; {@code null} if there is none. */
  public static @Nullable Entry find(String id) {
    for (CatalogueGroup group : CatalogueGroup.values()) {
      for (String known : group.ids()) {
        if (known.equalsIgnoreCase(id)) {
          return entry(group, known);
        }
      }
    }
    return null;
  }

  /**
   * Returns the text of a scenario's file.
   *
   * @throws IllegalArgumentException if there is no scenario with this id
   */
  public static String text(String id) {
    Entry entry = find(id);
    if (entry == null) {
      throw new IllegalArgumentException("there is no built-in scenario " + id);
    }
    return file(entry.id());
  }

  /**
   * Returns the scenario with an id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Scenario scenario(String id) {
    return ScenarioReader.of(id, text(id));
  }

  private static Entry entry(CatalogueGroup group, String id) {
    Section file = YamlText.read(id, file(id));
    return new Entry(id, group, file.required("name").text(), file.required("about").text());
  }

  private static String file(String id) {
    String name = "catalogue/" + id + ".yaml";
    try (InputStream in = Catalogue.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
