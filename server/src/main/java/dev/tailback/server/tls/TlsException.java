package dev.tailback.server.tls;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a certificate or key cannot be used. The message names the file and says what was
 * expected; it never contains a key.
 */
public final class TlsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String file;

  TlsException(Path file, String problem) {
    this(file, problem, null);
  }

  TlsException(Path file, String problem, @Nullable Throwable cause) {
    super(file + ": " + problem, cause);
    this.file = file.toString();
  }

  /** Returns the file that cannot be used. */
  public Path file() {
    return Path.of(file);
  }

  static TlsException unreadable(Path file, IOException cause) {
    return new TlsException(file, "can't be read: " + reason(cause), cause);
  }

  static TlsException unwritable(Path file, IOException cause) {
    return new TlsException(file, "can't be written: " + reason(cause), cause);
  }

  private static String reason(IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return "no such file";
    }
    return cause instanceof AccessDeniedException
        ? "permission denied"
        : String.valueOf(cause.getMessage());
  }
}
