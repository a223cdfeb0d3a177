package dev.tailback.server.scaling.application;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.MapMember;
import dev.tailback.server.wire.Output;
import java.util.Map;

/** Reads and writes the tags of targets. */
final class GivenTags {
  static final int MAX_TAGS = 50;

  private static final MapMember TAGS = new MapMember("Tags", "Tags", "key", "value");
  private static final int MAX_KEY_LENGTH = 128;
  private static final int MAX_VALUE_LENGTH = 256;

  private GivenTags() {}

  /** Returns the tags of a request, none if they are absent. */
  static Map<String, String> read(Input input) {
    Map<String, String> tags = input.map(TAGS);
    if (tags == null) {
      return Map.of();
    }
    tags.forEach(GivenTags::check);
    return tags;
  }

  private static void check(String key, String value) {
    if (key.isEmpty() || key.length() > MAX_KEY_LENGTH) {
      throw ApplicationErrors.invalid(
          "The tag key '" + key + "' must have 1 to " + MAX_KEY_LENGTH + " characters.");
    } else if (key.startsWith("aws:")) {
      throw ApplicationErrors.invalid("The tag key '" + key + "' must not start with aws:.");
    } else if (value.length() > MAX_VALUE_LENGTH) {
      throw ApplicationErrors.invalid(
          "The value of the tag '"
              + key
              + "' must not exceed "
              + MAX_VALUE_LENGTH
              + " characters.");
    }
  }

  static boolean areGiven(Input input) {
    return input.map(TAGS) != null;
  }

  static Refusal tooMany() {
    return new Refusal(
        ApplicationErrors.TOO_MANY_TAGS, "A scalable target can have at most 50 tags.");
  }

  static void write(Map<String, String> tags, Output output) {
    output.map(TAGS, tags);
  }
}
