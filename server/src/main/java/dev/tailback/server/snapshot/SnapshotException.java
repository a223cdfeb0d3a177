package dev.tailback.server.snapshot;

import java.io.Serial;
import java.nio.file.Path;

/** A snapshot that cannot be read or written. The message names the file and says why. */
public final class SnapshotException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  SnapshotException(Path file, String problem) {
    this(file, problem, null);
  }

  SnapshotException(Path file, String problem, @org.jspecify.annotations.Nullable Throwable cause) {
    super(file + ": " + problem, cause);
  }
}
