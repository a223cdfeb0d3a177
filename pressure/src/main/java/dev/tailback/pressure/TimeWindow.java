package dev.tailback.pressure;

import org.jspecify.annotations.Nullable;

/**
 * The time in which a rule fires, counted from its beginning.
 *
 * @param fromMillis when it opens
 * @param untilMillis when it closes
 * @param everyMillis after what time it opens again, counted from when it opens; {@code null} if it
 *     opens once
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
