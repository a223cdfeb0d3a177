package dev.tailback.server.action;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.protocol.Input;
import org.jspecify.annotations.Nullable;

/** Members a request must have: one that is absent or empty is refused as MissingParameter. */
final class Required {
  private Required() {}

  static String queueUrl(Input input) {
    return string(input, "QueueUrl");
  }

  static String string(Input input, String name) {
    return nonEmpty(input.string(name), name);
  }

  static String nonEmpty(@Nullable String value, String name) {
    if (value == null || value.isEmpty()) {
      throw Refusal.missing(name);
    }
    return value;
  }

  static <T> T present(@Nullable T value, String name) {
    if (value == null) {
      throw Refusal.missing(name);
    }
    return value;
  }
}
