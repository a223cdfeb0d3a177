package dev.tailback.server.wire;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Puts the path of a URL in its normal form: without {@code //}, {@code .} and {@code ..}.
 * Signatures are made over that form, so it has to be the one that is read.
 */
public final class NormalPath {
  private NormalPath() {}

  /** Returns the normal form of a path. */
  public static String of(String path) {
    boolean isNormal = path.startsWith("/") && !path.contains("//") && !path.contains("/.");
    return isNormal ? path : normalized(path);
  }

  private static String normalized(String path) {
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
