package dev.tailback.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that write a file, or print it. */
final class OutputFile {
  @Option(
      names = {"--out", "--output"},
      paramLabel = "<file>",
      description = "The file to write (default: standard output).")
  private @Nullable Path file;

  @Option(names = "--force", description = "Overwrites the file if it exists.")
  private boolean isForced;

  /** Returns the file, {@code null} if it is printed. */
  @Nullable Path file() {
    return file;
  }

  /**
   * Checks up front that no file would be lost.
   *
   * @throws IllegalArgumentException if the file exists, and must not be overwritten
   */
  void check() {
    if (file != null && !isForced && Files.exists(file)) {
      throw new IllegalArgumentException(file + " exists; --force overwrites it");
    }
  }

  /** Writes a text into the file, or prints it. */
  void write(String text, PrintWriter printer) throws IOException {
    if (file == null) {
      printer.print(text);
      printer.flush();
    } else if (isForced) {
      Files.writeString(file, text);
    } else {
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
  }
}
