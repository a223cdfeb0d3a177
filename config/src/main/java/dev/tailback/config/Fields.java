package dev.tailback.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.pressure.Glob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object, read by type. An exception names the field that is wrong.
 *
 * @param prefix the path of the object within another, with a dot at its end; empty at the top
 */
public record Fields(String prefix, ObjectNode object) {
  private static final String AT_LEAST_1 = "a whole number of at least 1";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration MAX_DURATION = Duration.ofDays(365_000);

  /** Returns fields given as plain values: maps, lists, texts, numbers and booleans. */
  public static Fields of(Map<String, ?> values) {
    return new Fields("", JSON.valueToTree(values));
  }

  /** Checks that there are no fields with other names. */
  public Fields only(String... names) {
    return only(List.of(names));
  }

  /** Checks that there are no fields with other names. */
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
                    "unknown key, " + Spelling.advice(name, names, expected(names)));
              }
            });
    return this;
  }

  /** Returns a sentence that lists the names that are known. */
  public static String offer(List<String> names) {
    return names.isEmpty() ? "None is expected." : "Known: " + String.join(", ", names) + ".";
  }

  private static String expected(List<String> names) {
    return "expected " + (names.isEmpty() ? "none" : String.join(", ", names));
  }

  /** Returns a duration such as {@code 5m} or {@code PT5M}, from zero to a thousand years. */
  public Duration duration(String name) {
    String text = object.path(name).textValue();
    Duration duration = text == null ? null : DurationText.parse(text);
    if (duration == null || duration.isNegative() || duration.compareTo(MAX_DURATION) > 0) {
      throw wrong(name, "a duration such as \"5m\" or \"PT5M\"");
    }
    return duration;
  }

  /** Returns a duration of at least a millisecond, in milliseconds. */
  long positiveMillis(String name) {
    long millis = duration(name).toMillis();
    if (millis == 0) {
      throw wrong(name, "a duration of at least 1ms");
    }
    return millis;
  }

  /** Returns a whole number of at least 1; {@code null} if the field is absent. */
  public @Nullable Integer positive(String name) {
    Long number = positiveLong(name);
    if (number != null && number > Integer.MAX_VALUE) {
      throw wrong(name, AT_LEAST_1);
    }
    return number == null ? null : number.intValue();
  }

  /** Returns a whole number of at least 1, of 64 bits; {@code null} if the field is absent. */
  public @Nullable Long positiveLong(String name) {
    return atLeast(name, 1);
  }

  /** Returns a whole number in a range, both ends included; {@code null} if the field is absent. */
  public @Nullable Integer whole(String name, int min, int max) {
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      return null;
    }
    boolean isInt = value.isIntegralNumber() && value.canConvertToInt();
    if (!isInt || value.intValue() < min || value.intValue() > max) {
      throw wrong(name, "a whole number from " + min + " to " + max);
    }
    return value.intValue();
  }

  /** Returns a whole number of 64 bits, at least {@code min}; {@code null} if it is absent. */
  public @Nullable Long atLeast(String name, long min) {
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < min) {
      throw wrong(name, "a whole number of at least " + min);
    }
    return value.longValue();
  }

  /** Returns whether a field is present. */
  public boolean has(String name) {
    return object.has(name);
  }

  /** Returns a text that is not empty; {@code null} if the field is absent. */
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

  /** Returns a text that may be empty. */
  String anyText(String name) {
    JsonNode value = object.path(name);
    if (!value.isTextual()) {
      throw wrong(name, "a text");
    }
    return value.textValue();
  }

  /** Returns a pattern; {@code null} if the field is absent. */
  public @Nullable Glob glob(String name) {
    String pattern = text(name);
    return pattern == null ? null : new Glob(pattern);
  }

  /** Returns a list of texts; empty if the field is absent. */
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

  /** Returns whether a field is true; {@code null} if it is absent. */
  public @Nullable Boolean flag(String name) {
    JsonNode value = object.path(name);
    if (!value.isBoolean() && !value.isMissingNode()) {
      throw wrong(name, "true or false");
    }
    return value.isMissingNode() ? null : value.booleanValue();
  }

  /** Returns the fields of each object in a list. */
  public List<Fields> objects(String name) {
    JsonNode values = object.path(name);
    List<Fields> objects = new ArrayList<>();
    for (JsonNode value : values) {
      if (value instanceof ObjectNode inner) {
        objects.add(new Fields(prefix + name + "[" + objects.size() + "].", inner));
      }
    }
    if (!values.isArray() || objects.size() < values.size()) {
      throw wrong(name, "a list of objects");
    }
    return objects;
  }

  /** Returns the value that a keyword names; {@code null} if the field is absent. */
  public <T> @Nullable T choice(String name, Map<String, T> choices) {
    JsonNode value = object.path(name);
    T chosen = value.isTextual() ? choices.get(value.textValue()) : null;
    if (chosen == null && !value.isMissingNode()) {
      throw wrong(name, "one of " + String.join(", ", choices.keySet()));
    }
    return chosen;
  }

  /** Returns the value whose name a text is; {@code null} if the field is absent. */
  <T> @Nullable T choice(String name, T[] values, Function<T, String> wireName) {
    return choice(name, byName(values, wireName));
  }

  /** Returns values by their names, in their order. */
  static <T> Map<String, T> byName(T[] values, Function<T, String> name) {
    Map<String, T> byName = new LinkedHashMap<>();
    Stream.of(values).forEach(value -> byName.put(name.apply(value), value));
    return byName;
  }

  /** Returns a number such as 2.5 in thousandths; {@code null} if the field is absent. */
  public @Nullable Long thousandths(String name, long max) {
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      return null;
    }
    double thousandths = value.isNumber() ? value.doubleValue() * 1_000 : Double.NaN;
    long whole = Math.round(thousandths);
    boolean isExact = Math.abs(thousandths - whole) < 1e-6 * whole;
    if (!isExact || whole < 1 || whole > max) {
      throw wrong(name, "a number from 0.001 to " + max / 1_000 + " with at most three decimals");
    }
    return whole;
  }

  /** Returns a number in a range, both ends included; the default if the field is absent. */
  public double number(String name, double min, double max, double otherwise) {
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      return otherwise;
    }
    double number = value.isNumber() ? value.doubleValue() : Double.NaN;
    if (!(number >= min && number <= max)) {
      throw wrong(name, "a number from " + min + " to " + max);
    }
    return number;
  }

  /** Returns a number; {@code null} if the field is absent. */
  public @Nullable Double number(String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw wrong(name, "a number");
    }
    return value.doubleValue();
  }

  /** Returns the fields of an object within this one. */
  public Fields nested(String name) {
    if (object.path(name) instanceof ObjectNode inner) {
      return new Fields(prefix + name + ".", inner);
    }
    throw wrong(name, "an object");
  }

  /** Returns an exception that says what a field is, and what it must be. */
  public FieldException wrong(String name, String expected) {
    JsonNode value = object.path(name);
    String found = value.isMissingNode() ? "is missing" : "is " + value;
    String clause = found + ", and must be " + expected;
    return new FieldException(
        prefix + name, "The field " + prefix + name + " " + clause + ".", clause);
  }
}
