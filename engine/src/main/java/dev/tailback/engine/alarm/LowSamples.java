package dev.tailback.engine.alarm;

import org.jspecify.annotations.Nullable;

/** What an alarm on a percentile does while there are too few values for a good percentile. */
public enum LowSamples {
  /** It is evaluated anyway. */
  EVALUATE("evaluate"),
  /** It keeps its state. */
  IGNORE("ignore");

  private final String wireName;

  LowSamples(String wireName) {
    this.wireName = wireName;
  }

  /** Returns the treatment with this name in CloudWatch, or {@code null} if there is none. */
  public static @Nullable LowSamples parse(String wireName) {
    for (LowSamples treatment : values()) {
      if (treatment.wireName.equals(wireName)) {
        return treatment;
      }
    }
    return null;
  }

  /** Returns its name in CloudWatch. */
  public String wireName() {
    return wireName;
  }
}
