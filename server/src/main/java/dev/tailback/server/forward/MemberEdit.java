package dev.tailback.server.forward;

import org.jspecify.annotations.Nullable;

/** Changes the texts in a request or an answer that name queues. */
@FunctionalInterface
public interface MemberEdit {

  /**
   * Returns what stands in for a text, the same if it stays, {@code null} if its member is dropped
   * (from forms alone).
   *
   * @param path where it is: the names of the members that lead to it, with dots between them;
   *     elements of lists have none in JSON, and numbers in forms
   */
  @Nullable String edit(String path, String text);
}
