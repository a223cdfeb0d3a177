package dev.tailback.server.wire;

import org.jspecify.annotations.Nullable;

/** A URL's path as the name of a queue. */
final class QueuePath {
  private QueuePath() {}

  /** The queue that {@code path} may name, as a relative queue URL; {@code null} if it is empty. */
  static @Nullable String of(String path) {
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) != '/') {
        return path;
      }
    }
    return null;
  }

  /**
   * Whether {@code path} can't be anything but a queue's: {@code /<account>/<name>} or {@code
   * /queue/<name>}. Anything else may be the base path of an endpoint.
   */
  static boolean isCertain(String path) {
    int second = path.indexOf('/', 1);
    if (second < 0 || second + 1 == path.length()) {
      return false;
    }
    String first = path.substring(1, second);
    return first.equals("queue") || Caller.isAccount(first);
  }
}
