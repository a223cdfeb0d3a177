package dev.tailback.engine.scaling;

import org.jspecify.annotations.Nullable;

/** How an adjustment changes a capacity, under the names of the API. */
public enum AdjustmentType {
  /** The adjustment is added. */
  CHANGE_IN_CAPACITY("ChangeInCapacity"),
  /** The adjustment is a percentage of the capacity, which is added. */
  PERCENT_CHANGE_IN_CAPACITY("PercentChangeInCapacity"),
  /** The adjustment is the new capacity. */
  EXACT_CAPACITY("ExactCapacity");

  private final String wireName;

  AdjustmentType(String wireName) {
    this.wireName = wireName;
  }

  /** Returns the type of this name in the API, or {@code null} if there is none. */
  public static @Nullable AdjustmentType parse(String wireName) {
    for (AdjustmentType type : values()) {
      if (type.wireName.equals(wireName)) {
        return type;
      }
    }
    return null;
  }

  /** Returns its name in the API. */
  public String wireName() {
    return wireName;
  }

  /**
   * Returns the capacity after an adjustment, at least 0.
   *
   * @param minMagnitude the smallest change by a percentage, in workers; 0 for no minimum
   */
  public int apply(int capacity, int adjustment, int minMagnitude) {
    return switch (this) {
      case EXACT_CAPACITY -> adjustment;
      case CHANGE_IN_CAPACITY -> sum(capacity, adjustment);
      case PERCENT_CHANGE_IN_CAPACITY ->
          sum(capacity, atLeast(minMagnitude, PercentRounding.of(capacity, adjustment)));
    };
  }

  private static int atLeast(int magnitude, int change) {
    return Integer.signum(change) * Math.max(magnitude, Math.abs(change));
  }

  private static int sum(int capacity, int change) {
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, (long) capacity + change));
  }

  /** Returns an adjustment in words, such as {@code adds 30 percent}. */
  String words(int adjustment) {
    String verb = adjustment < 0 ? "removes " : "adds ";
    return switch (this) {
      case EXACT_CAPACITY -> "sets " + adjustment;
      case CHANGE_IN_CAPACITY -> verb + Math.abs(adjustment);
      case PERCENT_CHANGE_IN_CAPACITY -> verb + Math.abs(adjustment) + " percent";
    };
  }
}
