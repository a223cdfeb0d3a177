package dev.tailback.config;

/**
 * A single value and its place.
 *
 * @param text as it was written, without quotes
 * @param plain the value with its type in the file: a text, a number or a boolean
 */
public record Setting(Place place, String text, Object plain) implements ConfigValue {

  /** Returns a value of type text. */
  public static Setting of(Place place, String text) {
    return new Setting(place, text, text);
  }

  /** Returns an exception that says what was expected instead. */
  public ConfigException isNot(String expected) {
    return place.problem("'" + text + "' is not " + expected);
  }

  /** Returns an exception that says which number was expected, and that a duration has no unit. */
  public ConfigException isNotNumber(String expected) {
    boolean hasUnit = DurationText.parse(text) != null;
    return isNot(expected + (hasUnit ? ": seconds, without a unit" : ""));
  }

  /** Returns a whole number of at least 1. */
  int positive() {
    try {
      int number = Integer.parseInt(text);
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The exception below says so.
    }
    throw isNot("a whole number of at least 1");
  }
}
