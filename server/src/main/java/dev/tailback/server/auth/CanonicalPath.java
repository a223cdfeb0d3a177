package dev.tailback.server.auth;

import dev.tailback.server.wire.NormalPath;

/**
 * The path of a canonical request: normalized, and encoded once more than on the wire, as for all
 * services except S3.
 */
final class CanonicalPath {
  private CanonicalPath() {}

  /** Returns the canonical form of a path with its percent escapes. */
  static String of(String path) {
    return PercentEncoding.encodePath(NormalPath.of(path));
  }
}
