package dev.tailback.server.scaling.group.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects the constraints of the API's model that a request breaks, in AWS's words. */
public final class Checks {
  private final List<String> broken = new ArrayList<>();

  void length(String path, String text, int min, int max) {
    if (text.length() < min) {
      add(text, path, "Member must have length greater than or equal to " + min);
    } else if (text.length() > max) {
      add(text, path, "Member must have length less than or equal to " + max);
    } else if (!isWellFormed(text)) {
      broken.add(
          "Value at '%s' failed to satisfy constraint: Member must have valid characters only"
              .formatted(shown(path)));
    }
  }

  /** Notes if a text does not match a pattern of characters. */
  public void pattern(String path, String text, Pattern pattern) {
    if (isWellFormed(text) && !pattern.matcher(text).matches()) {
      add(text, path, "Member must satisfy regular expression pattern: " + pattern);
    }
  }

  /** Notes if a number is infinite or NaN. */
  public void finite(String path, @Nullable Double value) {
    if (value != null && !Double.isFinite(value)) {
      add(value, path, "Member must be a finite number");
    }
  }

  /** Returns whether XML can carry a text. */
  private static boolean isWellFormed(String text) {
    return text.codePoints()
        .noneMatch(
            c ->
                (c < ' ' && c != '\t' && c != '\n' && c != '\r')
                    || Character.getType(c) == Character.SURROGATE
                    || c == 0xfffe
                    || c == 0xffff);
  }

  void range(String path, int value, int min, int max) {
    if (value < min) {
      add(value, path, "Member must have value greater than or equal to " + min);
    } else if (value > max) {
      add(value, path, "Member must have value less than or equal to " + max);
    }
  }

  void oneOf(String path, String text, List<String> values) {
    if (!values.contains(text)) {
      add(text, path, "Member must satisfy enum value set: " + values);
    }
  }

  /** Notes if a required member is absent. */
  public void required(String path, @Nullable Object value) {
    if (value == null) {
      broken.add(
          "Value null at '%s' failed to satisfy constraint: Member must not be null"
              .formatted(shown(path)));
    }
  }

  private void add(Object value, String path, String constraint) {
    broken.add(
        "Value '%s' at '%s' failed to satisfy constraint: %s"
            .formatted(value, shown(path), constraint));
  }

  /** Returns a path as AWS writes it: each name begins with a small letter. */
  private static String shown(String path) {
    StringBuilder shown = new StringBuilder(path.length());
    for (String name : path.split("\\.", -1)) {
      shown.append(shown.isEmpty() ? "" : ".");
      shown.append(name.substring(0, 1).toLowerCase(Locale.ROOT)).append(name.substring(1));
    }
    return shown.toString();
  }

  /**
   * Checks that nothing is broken.
   *
   * @throws dev.tailback.engine.queue.Refusal ValidationError
   */
  public void check() {
    if (!broken.isEmpty()) {
      String count =
          broken.size() == 1 ? "1 validation error" : broken.size() + " validation errors";
      throw GroupErrors.invalid(count + " detected: " + String.join("; ", broken));
    }
  }
}
