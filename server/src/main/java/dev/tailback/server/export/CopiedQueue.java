package dev.tailback.server.export;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A queue whose definition is to be written, perhaps only in part.
 *
 * @param attributes {@code null} if they could not be read
 * @param problem why the attributes or the tags could not be read, {@code null} if they could
 */
public record CopiedQueue(
    String name,
    @Nullable Map<String, String> attributes,
    Map<String, String> tags,
    @Nullable String problem) {

  /** Returns a queue that was deleted after it had been listed. */
  public static CopiedQueue gone(String name) {
    return new CopiedQueue(name, null, Map.of(), null);
  }

  /** Returns whether it was deleted after it had been listed. */
  public boolean isGone() {
    return attributes == null && problem == null;
  }
}
