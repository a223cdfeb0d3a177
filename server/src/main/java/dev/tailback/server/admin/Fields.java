package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object, with complaints that name the field. */
record Fields(String prefix, ObjectNode object) {
  private static final Duration LONGEST = Duration.ofDays(365_000);

  /** Refuses fields with any other name. */
  Fields only(String... names) {
    Set<String> known = Set.of(names);
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw AdminProblem.field(
                    prefix + name, "There is no field " + prefix + name + " here. " + offer(names));
              }
            });
    return this;
  }

  private static String offer(String... names) {
    return names.length == 0 ? "None is expected." : "Known: " + String.join(", ", names) + ".";
  }

  /** A duration such as {@code PT5M}, in ISO 8601, not negative and not beyond a thousand years. */
  Duration duration(String name) {
    Duration duration = parse(object.path(name));
    if (duration == null || duration.isNegative() || duration.compareTo(LONGEST) > 0) {
      throw wrong(name, "a duration such as \"PT5M\"");
    }
    return duration;
  }

  private static @Nullable Duration parse(JsonNode value) {
    try {
      return value.isTextual() ? Duration.parse(value.textValue()) : null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** A whole number of at least 1; {@code null} where the field is absent. */
  @Nullable Integer positive(String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 1) {
      throw wrong(name, "a whole number of at least 1");
    }
    return value.intValue();
  }

  private AdminProblem wrong(String name, String wanted) {
    JsonNode value = object.path(name);
    String found = value.isMissingNode() ? "is missing" : "is " + value;
    return AdminProblem.field(
        prefix + name,
        "The field " + prefix + name + " " + found + ", and must be " + wanted + ".");
  }
}
