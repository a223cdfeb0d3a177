package dev.tailback.server.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The files of the console, read from the jar when they are first asked for and then kept: they are
 * a few hundred kilobytes in all. May be used by any thread.
 */
public final class ConsoleFiles {
  /** The page itself. */
  public static final String PAGE = "index.html";

  /** Names of files: no part begins with a dot, so none leads out of the folder. */
  private static final Pattern NAME = Pattern.compile("(\\w[\\w-]*/)*\\w[\\w-]*\\.(html|css|js)");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8");

  /**
   * Files that are served as one, so that the page starts after few requests. Of the libraries the
   * builds are used that define a global variable, because their modules import each other by bare
   * names, which browsers resolve only with an inline import map.
   */
  private static final Map<String, List<String>> JOINED =
      Map.of(
          "js/start.js",
          List.of("js/theme.js", "lib/preact.min.umd.js", "lib/hooks.umd.js", "lib/htm.umd.js"),
          "js/uplot.js",
          List.of("lib/uPlot.iife.min.js"),
          "css/console.css",
          List.of(
              "css/tokens.css",
              "css/base.css",
              "css/frame.css",
              "css/controls.css",
              "css/overview.css",
              "css/queue.css",
              "css/charts.css",
              "css/road.css",
              "css/tables.css",
              "css/message.css",
              "css/dialogs.css",
              "css/views.css",
              "css/lab.css",
              "lib/uPlot.min.css",
              "css/widths.css"));

  private final Map<String, ConsoleFile> read = new ConcurrentHashMap<>();

  /** Returns a file by its name, such as {@code js/main.js}, if there is such a file. */
  public Optional<ConsoleFile> find(String name) {
    ConsoleFile known = read.get(name);
    return known == null ? load(name) : Optional.of(known);
  }

  private Optional<ConsoleFile> load(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    Optional<ConsoleFile> file =
        content(JOINED.getOrDefault(name, List.of(name)))
            .map(bytes -> ConsoleFile.of(type(name), bytes));
    file.ifPresent(found -> read.put(name, found));
    return file;
  }

  private static String type(String name) {
    return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "");
  }

  private static Optional<byte[]> content(List<String> parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (String part : parts) {
      try (InputStream resource = ConsoleFiles.class.getResourceAsStream("pages/" + part)) {
        if (resource == null) {
          return Optional.empty();
        }
        resource.transferTo(content);
        content.write('\n');
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Optional.of(content.toByteArray());
  }
}
