package dev.tailback.junit;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rejects arguments that are out of range, each with the same kind of message. */
final class Arguments {
  private Arguments() {}

  static int positive(String name, int value) {
    if (value < 1) {
      throw outOfRange(name, value, "1 or more");
    }
    return value;
  }

  static Duration positive(String name, Duration value) {
    if (value.toMillis() < 1) {
      throw outOfRange(name, Phrases.of(value), "1 ms or more");
    }
    return value;
  }

  static Duration notNegative(String name, Duration value) {
    if (value.isNegative()) {
      throw outOfRange(name, Phrases.of(value), "0 s or more");
    }
    return value;
  }

  static Duration between(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw outOfRange(
          name, Phrases.of(value), "from " + Phrases.of(least) + " to " + Phrases.of(most));
    }
    return value;
  }

  /** Returns a parsed value, which is {@code null} if the text is not valid. */
  static <T> T known(String name, String value, @Nullable T meaning) {
    if (meaning == null) {
      throw new IllegalArgumentException(
          name + " is " + value + ", which is none of CloudWatch's.");
    }
    return meaning;
  }

  static List<String> atLeastOne(String name, String... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException(name + " is empty, and must name at least one.");
    }
    return List.of(values);
  }

  static UUID messageId(String value) {
    try {
      return UUID.fromString(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "messageId is " + value + ", and must be an id as SendMessage answers with.", e);
    }
  }

  private static IllegalArgumentException outOfRange(String name, Object value, String wanted) {
    return new IllegalArgumentException(name + " is " + value + ", and must be " + wanted + ".");
  }
}
