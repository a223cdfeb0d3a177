package dev.tailback.server.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The new text of a file, written beside it and then moved into its place: readers see either the
 * old file or the new one.
 */
final class ReplacedFile implements AutoCloseable {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> READABLE =
      PosixFilePermissions.fromString("rw-r--r--");

  private final Path file;
  private final Path written;

  /**
   * Writes the text, and leaves nothing if that fails.
   *
   * @throws TlsException if it cannot be written
   */
  ReplacedFile(Path file, String text, boolean isSecret) {
    this.file = file;
    try {
      Path directory = file.toAbsolutePath().getParent();
      written = Files.createTempFile(directory, ".tailback", ".pem", attributes(file));
    } catch (IOException e) {
      throw TlsException.unwritable(file, e);
    }
    try {
      Files.writeString(written, text);
      if (!isSecret) {
        makeReadable();
      }
    } catch (IOException e) {
      close();
      throw TlsException.unwritable(file, e);
    }
  }

  /** Puts the new file in the place of the old one. */
  void replace() {
    try {
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw TlsException.unwritable(file, e);
    }
  }

  /** Removes the new file, unless it has been moved into place. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(written);
    } catch (IOException e) {
      throw TlsException.unwritable(file, e);
    }
  }

  private static FileAttribute<?>[] attributes(Path file) {
    return isPosix(file)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }

  private void makeReadable() throws IOException {
    if (isPosix(written)) {
      Files.setPosixFilePermissions(written, READABLE);
    }
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
