package dev.tailback.server.sqs.request;

import dev.tailback.engine.queue.QueueAddress;

/** Tells which URL paths name a queue. */
final class QueuePath {
  private QueuePath() {}

  /** Returns whether a path names nothing: it is empty, or slashes only. */
  static boolean isEmpty(String path) {
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) != '/') {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns whether a path can only be a queue's: {@code /<account>/<name>} or {@code
   * /queue/<name>}. Other paths may be the base path of an endpoint.
   */
  static boolean isCertain(String path) {
    int second = path.indexOf('/', 1);
    if (second < 0 || second + 1 == path.length()) {
      return false;
    }
    String first = path.substring(1, second);
    return first.equals("queue") || QueueAddress.isAccount(first);
  }
}
