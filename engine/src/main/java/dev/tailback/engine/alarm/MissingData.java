package dev.tailback.engine.alarm;

import org.jspecify.annotations.Nullable;

/** How an alarm treats periods without data. */
public enum MissingData {
  /** They are ignored; without any data the state becomes INSUFFICIENT_DATA. */
  MISSING("missing", "Missing"),
  /** The state is kept. */
  IGNORE("ignore", "Ignore"),
  /** They count as breaching. */
  BREACHING("breaching", "Breaching"),
  /** They count as not breaching. */
  NOT_BREACHING("notBreaching", "NonBreaching");

  private final String wireName;
  private final String words;

  MissingData(String wireName, String words) {
    this.wireName = wireName;
    this.words = words;
  }

  /** Returns the treatment with this name in CloudWatch, or {@code null} if there is none. */
  public static @Nullable MissingData parse(String wireName) {
    for (MissingData treatment : values()) {
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

  /** Returns the wording used in the reason of a state. */
  String words() {
    return words;
  }
}
