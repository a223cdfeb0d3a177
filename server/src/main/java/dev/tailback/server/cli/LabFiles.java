package dev.tailback.server.cli;

import dev.tailback.config.ConfigException;
import dev.tailback.lab.report.CsvRecords;
import dev.tailback.lab.report.CsvReport;
import dev.tailback.lab.report.HtmlReport;
import dev.tailback.lab.report.JsonReport;
import dev.tailback.lab.study.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the lab that name files to write. */
final class LabFiles {
  @Option(
      names = "--html",
      paramLabel = "<file>",
      description = "Writes a report with charts, in one file that needs no network.")
  private @Nullable Path html;

  @Option(names = "--json", paramLabel = "<file>", description = "Writes all figures and series.")
  private @Nullable Path json;

  @Option(
      names = "--csv",
      paramLabel = "<file>",
      description = "Writes all figures and series as CSV.")
  private @Nullable Path csv;

  @Option(
      names = "--records",
      paramLabel = "<file>",
      description =
          "Writes every event of every message in the first run as CSV, from which each figure"
              + " can be computed.")
  private @Nullable Path records;

  /**
   * Checks that the files can be written, before anything is played.
   *
   * @throws ConfigException if a folder is missing
   */
  void check() {
    check("--html", html);
    check("--json", json);
    check("--csv", csv);
    check("--records", records);
  }

  private static void check(String option, @Nullable Path file) {
    if (file == null) {
      return;
    }
    Path folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), Path.of("/"));
    if (!Files.isDirectory(folder)) {
      throw new ConfigException(option + ": there is no folder " + folder);
    }
    if (Files.isDirectory(file)) {
      throw new ConfigException(option + ": " + file + " is a folder, expected a file");
    }
  }

  /**
   * Writes the files.
   *
   * @param source the text of the scenario
   */
  void write(Study study, String source) throws IOException {
    if (html != null) {
      Files.writeString(html, new HtmlReport(source).text(study));
    }
    if (json != null) {
      Files.writeString(json, new JsonReport().text(study));
    }
    if (csv != null) {
      Files.writeString(csv, new CsvReport().text(study));
    }
    if (records != null) {
      CsvRecords.write(study.scenario(), records);
    }
  }
}
