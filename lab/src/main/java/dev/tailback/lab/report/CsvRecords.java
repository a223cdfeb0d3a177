package dev.tailback.lab.report;

import dev.tailback.config.RuleWords;
import dev.tailback.lab.scenario.Scenario;
import dev.tailback.lab.sim.Simulation;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/** Writes everything that happens to messages in the first run of a scenario, as CSV. */
public final class CsvRecords {
  private static final String COLUMNS = "atSeconds,queue,event,message,receiveCount,consumer";

  private CsvRecords() {}

  /**
   * Plays the first run once more, and writes it as it goes.
   *
   * @throws IOException if the file can't be written completely
   */
  public static void write(Scenario scenario, Path file) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      PrintWriter lines = new PrintWriter(writer);
      lines.println(COLUMNS);
      new Simulation(
              scenario,
              scenario.seed(),
              seconds -> !lines.checkError(),
              (atSeconds, queue, kind, message, receiveCount, consumer) ->
                  lines.printf(
                      Locale.ROOT,
                      "%.6f,%s,%s,%d,%d,%s%n",
                      atSeconds,
                      queue,
                      RuleWords.of(kind),
                      message,
                      receiveCount,
                      CsvField.of(Objects.requireNonNullElse(consumer, ""))))
          .run();
      if (lines.checkError()) {
        throw new IOException(file + " can't be written completely");
      }
    }
  }
}
