package dev.tailback.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.pressure.Glob;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object, with complaints that name the field.
 *
 * @param prefix stands before their names in complaints
 */
public record Fields(String prefix, ObjectNode object) {
  private static final String AT_LEAST_1 = "a whole number of at least 1";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONGEST = Duration.ofDays(365_000);

  /** What was written in another language than JSON: maps, lists, texts, numbers and booleans. */
  public static Fields of(Map<String, ?> values) {
    return new Fields("", JSON.valueToTree(values));
  }

  /** Refuses fields with any other name. */
  public Fields only(String... names) {
    return only(List.of(names));
  }

  /** Refuses fields with any other name. */
  public Fields only(List<String> names) {
    Set<String> known = Set.copyOf(names);
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw new FieldException(
                    prefix + name,
                    "There is no field " + prefix + name + " here. " + offer(names),
                    "unknown key, expected " + expected(names));
              }
            });
    return this;
  }

  public static String offer(List<String> names) {
    return names.isEmpty() ? "None is expected." : "Known: " + String.join(", ", names) + ".";
  }

  private static String expected(List<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  /** A duration such as {@code PT5M}, in ISO 8601, not negative and not beyond a thousand years. */
  public Duration duration(String name) {
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
  public @Nullable Integer positive(String name) {
    Long number = positiveLong(name);
    if (number != null && number > Integer.MAX_VALUE) {
      throw wrong(name, AT_LEAST_1);
    }
    return number == null ? null : number.intValue();
  }

  /** A whole number of at least 1, of 64 bits; {@code null} where the field is absent. */
  public @Nullable Long positiveLong(String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 1) {
      throw wrong(name, AT_LEAST_1);
    }
    return value.longValue();
  }

  /** A whole number in a range, both ends included; {@code null} where the field is absent. */
  public @Nullable Integer whole(String name, int lowest, int highest) {
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      return null;
    }
    boolean isInt = value.isIntegralNumber() && value.canConvertToInt();
    if (!isInt || value.intValue() < lowest || value.intValue() > highest) {
      throw wrong(name, "a whole number from " + lowest + " to " + highest);
    }
    return value.intValue();
  }

  public boolean has(String name) {
    return object.has(name);
  }

  /** A text that is not empty; {@code null} where the field is absent. */
  public @Nullable String text(String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw wrong(name, "a text");
    }
    return value.textValue();
  }

  /** A pattern; {@code null} where the field is absent. */
  public @Nullable Glob glob(String name) {
    String pattern = text(name);
    return pattern == null ? null : new Glob(pattern);
  }

  /** Texts; none where the field is absent. */
  public List<String> texts(String name) {
    JsonNode values = object.path(name);
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(value.asText()));
    boolean areTexts = values.isArray() && values.valueStream().allMatch(JsonNode::isTextual);
    if (!areTexts && !values.isMissingNode()) {
      throw wrong(name, "a list of texts");
    }
    return texts;
  }

  /** One of several texts, as what it stands for; {@code null} where the field is absent. */
  public <T> @Nullable T choice(String name, Map<String, T> choices) {
    JsonNode value = object.path(name);
    T chosen = value.isTextual() ? choices.get(value.textValue()) : null;
    if (chosen == null && !value.isMissingNode()) {
      throw wrong(name, "one of " + String.join(", ", choices.keySet()));
    }
    return chosen;
  }

  /** A number of thousandths, given as a number such as 2.5; {@code null} where it is absent. */
  public @Nullable Long thousandths(String name, long highest) {
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      return null;
    }
    double thousandths = value.isNumber() ? value.doubleValue() * 1_000 : Double.NaN;
    long whole = Math.round(thousandths);
    boolean isExact = Math.abs(thousandths - whole) < 1e-6 * whole;
    if (!isExact || whole < 1 || whole > highest) {
      throw wrong(
          name, "a number from 0.001 to " + highest / 1_000 + " with at most three decimals");
    }
    return whole;
  }

  /** A number in a range, both ends included; the default where the field is absent. */
  public double number(String name, double lowest, double highest, double otherwise) {
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      return otherwise;
    }
    double number = value.isNumber() ? value.doubleValue() : Double.NaN;
    if (!(number >= lowest && number <= highest)) {
      throw wrong(name, "a number from " + lowest + " to " + highest);
    }
    return number;
  }

  /** The fields of an object within this one. */
  public Fields nested(String name) {
    if (object.path(name) instanceof ObjectNode inner) {
      return new Fields(prefix + name + ".", inner);
    }
    throw wrong(name, "an object");
  }

  /** What is wrong with a field, in a sentence that follows its name and value. */
  public FieldException wrong(String name, String wanted) {
    JsonNode value = object.path(name);
    String found = value.isMissingNode() ? "is missing" : "is " + value;
    String complaint = found + ", and must be " + wanted;
    return new FieldException(
        prefix + name, "The field " + prefix + name + " " + complaint + ".", complaint);
  }
}
