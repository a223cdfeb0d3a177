package dev.tailback.config;

/**
 * One value and where it stands.
 *
 * @param text as it was written, without quotes
 * @param plain what the file's language takes it for: a text, a number or a boolean
 */
public record Setting(Place place, String text, Object plain) implements ConfigValue {

  /** Returns a value that is a text. */
  public static Setting of(Place place, String text) {
    return new Setting(place, text, text);
  }

  /** That it is not what it must be. */
  public ConfigProblem isNot(String expected) {
    return place.problem("'" + text + "' is not " + expected);
  }

  /** A whole number of at least 1. */
  int positive() {
    try {
      int number = Integer.parseInt(text);
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The complaint is below.
    }
    throw isNot("a whole number of at least 1");
  }
}
