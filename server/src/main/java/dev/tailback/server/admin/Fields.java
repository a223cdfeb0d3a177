package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object, with complaints that name the field. */
record Fields(String prefix, ObjectNode object) {

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

  /** A duration such as {@code PT5M}, in ISO 8601. */
  Duration duration(String name) {
    JsonNode value = object.path(name);
    try {
      if (value.isTextual()) {
        return Duration.parse(value.textValue());
      }
    } catch (DateTimeParseException e) {
      // The complaint is below.
    }
    throw wrong(name, "a duration such as \"PT5M\"");
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
