package dev.tailback.server.forward;

import org.jspecify.annotations.Nullable;

/** Changes the queue names in the texts of a request or an answer. */
@FunctionalInterface
public interface MemberEdit {

  /**
   * Returns the replacement of a text: the same text if it stays, {@code null} to drop its member
   * (in forms only).
   *
   * @param path where it is: the names of the members that lead to it, with dots between them;
   *     elements of lists have none in JSON, and numbers in forms
   */
  @Nullable String edit(String path, String text);
}
