package dev.tailback.server.tls;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Thrown when a certificate or key cannot be used. The message names the file and says what was
 * expected; it never contains a key.
 */
public final class TlsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TlsException(Path file, String problem) {
    super(file + ": " + problem);
  }

  TlsException(Path file, String problem, Throwable cause) {
    super(file + ": " + problem, cause);
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
