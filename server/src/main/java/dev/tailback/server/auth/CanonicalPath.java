package dev.tailback.server.auth;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The path of a canonical request: without {@code //}, {@code .} and {@code ..}, and encoded once
 * more than on the wire, as for all services but S3.
 */
final class CanonicalPath {
  private CanonicalPath() {}

  /** Returns the canonical form of a path with its percent escapes. */
  static String of(String path) {
    boolean isNormal = path.startsWith("/") && !path.contains("//") && !path.contains("/.");
    return PercentEncoding.encodePath(isNormal ? path : normal(path));
  }

  private static String normal(String path) {
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : path.split("/", -1)) {
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.add(segment);
      }
    }
    String end = path.endsWith("/") && !segments.isEmpty() ? "/" : "";
    return "/" + String.join("/", segments) + end;
  }
}
