package dev.tailback.server.copy;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A queue of the source, as far as it could be read.
 *
 * @param attributes {@code null} if they could not be read
 * @param problem why the attributes or the tags could not be read, {@code null} if they could
 */
record CopiedQueue(
    String name,
    @Nullable Map<String, String> attributes,
    Map<String, String> tags,
    @Nullable String problem) {

  /** Returns a queue that was deleted after it had been listed. */
  static CopiedQueue gone(String name) {
    return new CopiedQueue(name, null, Map.of(), null);
  }

  boolean isGone() {
    return attributes == null && problem == null;
  }
}
