package dev.tailback.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * A file with secrets.
 *
 * @param option the option that names it
 */
record SecretFile(String option, Path file) {

  /**
   * Returns a warning if users outside the file's group may read it. The group may, because that is
   * how a container's user gets access.
   */
  Optional<String> warning() {
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
      return permissions.contains(PosixFilePermission.OTHERS_READ)
          ? Optional.of(warning(permissions))
          : Optional.empty();
    } catch (IOException | UnsupportedOperationException unknown) {
      return Optional.empty();
    }
  }

  private String warning(Set<PosixFilePermission> permissions) {
    return "%s (%s) holds secrets, and all users of this machine may read it (%s): chmod o= %s"
        .formatted(file, option, PosixFilePermissions.toString(permissions), file);
  }
}
