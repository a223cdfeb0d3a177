package dev.tailback.server.sqs.request;

import dev.tailback.server.wire.Input;
import org.jspecify.annotations.Nullable;

/** Members a request must have: one that is absent or empty is refused as MissingParameter. */
public final class Required {
  private Required() {}

  public static String queueUrl(Input input) {
    return string(input, "QueueUrl");
  }

  public static String string(Input input, String name) {
    return nonEmpty(input.string(name), name);
  }

  public static String nonEmpty(@Nullable String value, String name) {
    if (value == null || value.isEmpty()) {
      throw Input.missing(name);
    }
    return value;
  }

  public static <T> T present(@Nullable T value, String name) {
    if (value == null) {
      throw Input.missing(name);
    }
    return value;
  }
}
