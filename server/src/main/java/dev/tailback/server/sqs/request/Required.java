package dev.tailback.server.sqs.request;

import dev.tailback.server.wire.Input;
import org.jspecify.annotations.Nullable;

/**
 * Reads required members of requests. All methods throw a {@link dev.tailback.engine.queue.Refusal}
 * MissingParameter if the member is absent or empty.
 */
public final class Required {
  private Required() {}

  /** Returns the {@code QueueUrl}. */
  public static String queueUrl(Input input) {
    return string(input, "QueueUrl");
  }

  /** Returns a string. */
  public static String string(Input input, String name) {
    return nonEmpty(input.string(name), name);
  }

  /** Returns a string that has been read already. */
  public static String nonEmpty(@Nullable String value, String name) {
    if (value == null || value.isEmpty()) {
      throw Input.missing(name);
    }
    return value;
  }

  /** Returns a value that has been read already; an empty string is valid. */
  public static <T> T present(@Nullable T value, String name) {
    if (value == null) {
      throw Input.missing(name);
    }
    return value;
  }
}
