package dev.tailback.server.cloudwatch.request;

import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of a request, or of a structure within it, and notes what is wrong with them.
 * What is read is only used after {@link Problems#check}.
 *
 * <p>Errors name members by their paths, such as {@code MetricData.member.1.Value}, whatever the
 * protocol.
 */
public final class Members {
  private static final long MAX_EPOCH_SECOND =
      Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  private final Input input;
  private final String path;
  private final Problems problems;

  private Members(Input input, String path, Problems problems) {
    this.input = input;
    this.path = path;
    this.problems = problems;
  }

  /** Returns a reader of a request's members. */
  public static Members of(Input input, Problems problems) {
    return new Members(input, "", problems);
  }

  /** Returns where problems are noted. */
  public Problems problems() {
    return problems;
  }

  /** Returns the whole path of a member. */
  public String path(String name) {
    return path + name;
  }

  /** Returns the raw members. */
  public Input input() {
    return input;
  }

  /** Returns an optional text that is not empty. */
  public @Nullable String text(String name, int maxLength) {
    String text = input.string(name);
    if (text != null) {
      checkText(name, text, maxLength);
    }
    return text;
  }

  /** Returns a required text that is not empty. */
  public String requiredText(String name, int maxLength) {
    String text = input.string(name);
    if (text == null || text.isEmpty()) {
      problems.missing(path(name));
      return "";
    }
    checkText(name, text, maxLength);
    return text;
  }

  private void checkText(String name, String text, int maxLength) {
    if (text.length() > maxLength) {
      problems.invalid(
          "The parameter "
              + path(name)
              + " must be shorter than "
              + (maxLength + 1)
              + " characters.");
    } else if (text.isBlank()
        || !isWellFormed(text)
        || text.chars().anyMatch(Character::isISOControl)) {
      problems.invalid("The value for parameter " + path(name) + " is invalid.");
    }
  }

  /** Returns whether a text has only characters that can be written in all protocols. */
  public static boolean isWellFormed(String text) {
    return text.codePoints()
        .noneMatch(c -> (c < ' ' && c != '\t' && c != '\n' && c != '\r') || isHalfOfPair(c));
  }

  private static boolean isHalfOfPair(int codePoint) {
    return Character.getType(codePoint) == Character.SURROGATE;
  }

  /** Returns an optional text that must be one of a set. */
  public @Nullable String oneOf(String name, Collection<String> values) {
    String text = input.string(name);
    if (text != null && !values.contains(text)) {
      notInSet(path(name), values);
    }
    return text;
  }

  /** Notes that a member has none of its possible values. */
  public void notInSet(String parameter, Collection<?> values) {
    String set = String.join(", ", values.stream().map(Object::toString).toList());
    problems.invalid("The parameter " + parameter + " must be a value in the set [ " + set + " ].");
  }

  /** Returns an optional number that must be neither infinite nor undefined. */
  public @Nullable Double decimal(String name) {
    Double value = input.decimal(name);
    if (value != null && !isValue(value)) {
      problems.invalid(value, path(name));
    }
    return value;
  }

  /** Returns whether CloudWatch accepts a number as a value of a metric. */
  public static boolean isValue(double value) {
    return Math.abs(value) <= 0x1p360;
  }

  /** Returns a required number. */
  public double requiredDecimal(String name) {
    Double value = decimal(name);
    if (value == null) {
      problems.missing(path(name));
      return 0;
    }
    return value;
  }

  /** Returns an optional time, in milliseconds since the epoch. */
  public @Nullable Long millis(String name) {
    Instant time = input.time(name);
    if (time == null) {
      return null;
    }
    if (time.getEpochSecond() < 0 || time.getEpochSecond() > MAX_EPOCH_SECOND) {
      problems.invalid(time, path(name));
      return 0L;
    }
    return time.toEpochMilli();
  }

  /** Returns a required time, in milliseconds since the epoch. */
  public long requiredMillis(String name) {
    Long millis = millis(name);
    if (millis == null) {
      problems.missing(path(name));
      return 0;
    }
    return millis;
  }

  /** Returns an optional structure. */
  public @Nullable Members structure(String name) {
    Input structure = input.structure(name);
    return structure == null ? null : new Members(structure, path(name) + ".", problems);
  }

  /** Returns the structures of a list, none if it is absent. */
  public List<Members> structures(ListMember list, int maxSize) {
    List<Input> elements = input.structures(list);
    if (elements == null) {
      return List.of();
    }
    checkSize(list, elements.size(), maxSize);
    List<Members> structures = new ArrayList<>();
    for (Input element : elements) {
      structures.add(new Members(element, element(list, structures.size() + 1) + ".", problems));
    }
    return structures;
  }

  /** Returns the texts of a list, none if it is absent. */
  public List<String> texts(ListMember list, int maxSize) {
    List<String> texts = input.stringsOrNone(list);
    checkSize(list, texts.size(), maxSize);
    return texts;
  }

  /** Returns the path of an element of a list, counted from 1. */
  public String element(ListMember list, int number) {
    return path(list.name()) + ".member." + number;
  }

  /** Notes if a list has too many elements. */
  public void checkSize(ListMember list, int size, int max) {
    if (size > max) {
      problems.invalid(
          "The collection "
              + path(list.name())
              + " must not have a size greater than "
              + max
              + ".");
    }
  }
}
