package dev.tailback.server.compare;

import dev.tailback.server.wire.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * The file that gets a line of JSON for each difference: at most 10,000 per run, appended to those
 * of earlier runs. Only its owner may read it, because it has parts of messages.
 */
final class DifferenceFile implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(DifferenceFile.class.getName());
  private static final int MAX_LINES = 10_000;

  private final Path path;
  private final BufferedWriter writer;
  private int lines;

  /**
   * Opens the file.
   *
   * @throws UncheckedIOException if it can't be written
   */
  DifferenceFile(Path path) {
    this.path = path;
    try {
      create(path);
      writer = Files.newBufferedWriter(path, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void create(Path path) throws IOException {
    if (Files.exists(path)) {
      return;
    }
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(path);
    }
  }

  /** Writes a line, unless there are too many, or the disk is full. */
  void write(Map<String, ?> difference) {
    lines++;
    if (lines > MAX_LINES) {
      return;
    }
    try {
      writer.write(Json.write(difference));
      writer.write('\n');
      writer.flush();
    } catch (IOException full) {
      lines = MAX_LINES; // once
      LOG.log(System.Logger.Level.WARNING, "Differences can't be written to " + path, full);
    }
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException full) {
      LOG.log(System.Logger.Level.WARNING, "Differences can't be written to " + path, full);
    }
  }
}
