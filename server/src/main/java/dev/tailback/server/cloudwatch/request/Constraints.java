package dev.tailback.server.cloudwatch.request;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of a request under the constraints of the API's model, and collects violations.
 * The error has the wording of AWS's service framework.
 */
public final class Constraints {
  private final Input input;
  private final List<String> broken = new ArrayList<>();

  /** Creates a reader of a request's members. */
  public Constraints(Input input) {
    this.input = input;
  }

  /** Returns an optional text. */
  public @Nullable String text(String name, int minLength, int maxLength) {
    String text = input.string(name);
    if (text != null) {
      checkLength(name, text, minLength, maxLength);
    }
    return text;
  }

  /** Returns a required text. */
  public String requiredText(String name, int minLength, int maxLength) {
    return Objects.requireNonNullElse(required(name, text(name, minLength, maxLength)), "");
  }

  private void checkLength(String name, String text, int minLength, int maxLength) {
    if (text.length() < minLength) {
      add(text, name, "Member must have length greater than or equal to " + minLength);
    } else if (text.length() > maxLength) {
      add(text, name, "Member must have length less than or equal to " + maxLength);
    } else if (!Members.isWellFormed(text)) {
      addText(
          "Value at '"
              + path(name)
              + "' failed to satisfy constraint: Member must have valid characters only");
    }
  }

  /** Returns an optional text that must be one of a set. */
  public @Nullable String oneOf(String name, List<String> values) {
    String text = input.string(name);
    if (text != null && !values.contains(text)) {
      add(text, name, "Member must satisfy enum value set: " + values);
    }
    return text;
  }

  /** Notes that a text does not have the form that it must have. */
  public void mustMatch(String text, String name, String pattern) {
    add(text, name, "Member must satisfy regular expression pattern: " + pattern);
  }

  /** Returns a member, and notes if it is absent. */
  public <T> @Nullable T required(String name, @Nullable T value) {
    if (value == null) {
      addText(
          "Value null at '"
              + path(name)
              + "' failed to satisfy constraint: Member must not be null");
    }
    return value;
  }

  /** Returns an optional whole number. */
  public @Nullable Integer integer(String name, int min, int max) {
    Integer value = input.integer(name);
    if (value != null && value < min) {
      add(value, name, "Member must have value greater than or equal to " + min);
    } else if (value != null && value > max) {
      add(value, name, "Member must have value less than or equal to " + max);
    }
    return value;
  }

  /** Returns an optional list of texts, none if it is absent. */
  public List<String> texts(ListMember list, int maxSize, int maxLength) {
    List<String> texts = input.stringsOrNone(list);
    if (texts.size() > maxSize) {
      add(texts, list.name(), "Member must have length less than or equal to " + maxSize);
    }
    for (String text : texts) {
      checkLength(list.name(), text, 1, maxLength);
    }
    return texts;
  }

  private void add(Object value, String name, String constraint) {
    addText(
        "Value '"
            + value
            + "' at '"
            + path(name)
            + "' failed to satisfy constraint: "
            + constraint);
  }

  private void addText(String text) {
    broken.add(text);
  }

  private static String path(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /**
   * Checks that no constraint is broken.
   *
   * @throws Refusal ValidationError
   */
  public void check() {
    if (!broken.isEmpty()) {
      String count =
          broken.size() == 1 ? "1 validation error" : broken.size() + " validation errors";
      throw new Refusal(
          CloudWatchErrors.VALIDATION, count + " detected: " + String.join("; ", broken));
    }
  }
}
