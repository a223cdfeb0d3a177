package dev.tailback.server.auth;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/** Reads access keys from a file. */
final class AccessKeysFile {
  private static final long MAX_BYTES = 1024 * 1024;

  private AccessKeysFile() {}

  /**
   * Returns the keys of a file by their ids.
   *
   * @throws AccessKeysException if the file can't be read or is invalid
   */
  static Map<String, AccessKey> read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new AccessKeysException(file + ": larger than 1 MiB");
      }
      return AccessKeyLines.read(file.toString(), Files.readAllLines(file, StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      throw new AccessKeysException(file + ": no such file");
    } catch (CharacterCodingException e) {
      throw new AccessKeysException(file + ": not UTF-8");
    } catch (IOException e) {
      throw new AccessKeysException(file + ": can't be read");
    }
  }
}
