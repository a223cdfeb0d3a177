package dev.tailback.server.cli;

import java.nio.file.Path;

/**
 * The value of an option that names a file.
 *
 * @param value what was read from it
 */
record FromFile<T>(Path file, T value) {
  @Override
  public String toString() {
    return file.toString();
  }
}
