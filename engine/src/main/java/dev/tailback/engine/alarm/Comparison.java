package dev.tailback.engine.alarm;

import org.jspecify.annotations.Nullable;

/** How a value is compared with the threshold. A value for which it holds is breaching. */
public enum Comparison {
  GREATER_THAN_OR_EQUAL_TO_THRESHOLD(
      "GreaterThanOrEqualToThreshold", "greater than or equal to the threshold"),
  GREATER_THAN_THRESHOLD("GreaterThanThreshold", "greater than the threshold"),
  LESS_THAN_THRESHOLD("LessThanThreshold", "less than the threshold"),
  LESS_THAN_OR_EQUAL_TO_THRESHOLD(
      "LessThanOrEqualToThreshold", "less than or equal to the threshold");

  private final String wireName;
  private final String words;

  Comparison(String wireName, String words) {
    this.wireName = wireName;
    this.words = words;
  }

  /** Returns the comparison with this name in CloudWatch, or {@code null} if there is none. */
  public static @Nullable Comparison parse(String wireName) {
    for (Comparison comparison : values()) {
      if (comparison.wireName.equals(wireName)) {
        return comparison;
      }
    }
    return null;
  }

  /** Returns its name in CloudWatch. */
  public String wireName() {
    return wireName;
  }

  /** Returns whether a value is breaching. */
  public boolean isBreaching(double value, double threshold) {
    return switch (this) {
      case GREATER_THAN_OR_EQUAL_TO_THRESHOLD -> value >= threshold;
      case GREATER_THAN_THRESHOLD -> value > threshold;
      case LESS_THAN_THRESHOLD -> value < threshold;
      case LESS_THAN_OR_EQUAL_TO_THRESHOLD -> value <= threshold;
    };
  }

  /** Returns whether small values are breaching. */
  public boolean isBelow() {
    return this == LESS_THAN_THRESHOLD || this == LESS_THAN_OR_EQUAL_TO_THRESHOLD;
  }

  /** Returns the wording used in the reason of a state. */
  String words() {
    return words;
  }
}
