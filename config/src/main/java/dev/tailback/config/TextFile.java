package dev.tailback.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files that a user names. */
public final class TextFile {
  private static final String EXPECTED = ", expected a text file in UTF-8";

  private TextFile() {}

  /**
   * Returns the text of a file.
   *
   * @throws ConfigException if it can't be read
   */
  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new ConfigException(file + ": no such file" + EXPECTED);
    } catch (IOException e) {
      String what = Files.isDirectory(file) ? "is a directory" : "can't be read";
      throw new ConfigException(file + ": " + what + EXPECTED);
    }
  }
}
