package dev.tailback.server.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * Detects that a file has changed, without reading it.
 *
 * @param modified when it was changed; {@code null} if there is no file
 * @param key identifies the file itself, where the file system supports that: it differs after a
 *     rename
 */
record FileStamp(@Nullable FileTime modified, long size, @Nullable Object key) {
  /** The time resolution of the coarsest file systems. */
  private static final long COARSE_MILLIS = 2_000;

  private static final FileStamp ABSENT = new FileStamp(null, 0, null);

  /** Returns the stamp of a file, which may be absent. */
  static FileStamp of(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new FileStamp(now.lastModifiedTime(), now.size(), now.fileKey());
    } catch (IOException absent) {
      return ABSENT;
    }
  }

  /** Returns whether the file was changed so recently that another change might not be noticed. */
  boolean isFresh() {
    return modified != null
        && Math.abs(System.currentTimeMillis() - modified.toMillis()) < COARSE_MILLIS;
  }
}
