package dev.tailback.pressure;

import org.jspecify.annotations.Nullable;

/**
 * The time window in which a rule fires, counted from the rule's beginning.
 *
 * @param fromMillis when it opens
 * @param untilMillis when it closes
 * @param everyMillis the time from one opening to the next; {@code null} if it opens once
 */
public record TimeWindow(long fromMillis, long untilMillis, @Nullable Long everyMillis) {

  /**
   * Creates a window.
   *
   * @throws IllegalArgumentException if it closes before it opens, or opens again before it closes
   */
  public TimeWindow {
    if (fromMillis >= untilMillis) {
      throw new IllegalArgumentException("The window closes before it opens.");
    }
    if (everyMillis != null && everyMillis < untilMillis - fromMillis) {
      throw new IllegalArgumentException("The window opens again before it closes.");
    }
  }

  boolean isOpen(long ageMillis) {
    long sinceFirst = ageMillis - fromMillis;
    long sinceLast = everyMillis == null ? sinceFirst : sinceFirst % everyMillis;
    return sinceFirst >= 0 && sinceLast < untilMillis - fromMillis;
  }
}
