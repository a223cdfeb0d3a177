package dev.tailback.lab.study.statistics;

import java.util.Arrays;

/**
 * Where a figure lies over the runs: its median, and the bounds of the middle nine tenths.
 *
 * @param low the value that 5 % of the runs are below
 * @param high the value that 5 % of the runs are above
 * @param count the runs that had something to measure; 0 makes the others {@code NaN}
 */
public record Band(double median, double low, double high, int count) {
  private static final double LOW = 0.05;
  private static final double HIGH = 0.95;

  /** Returns the band of values; those that are {@code NaN} are left out. */
  public static Band of(double... values) {
    double[] sorted = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    Arrays.sort(sorted);
    return new Band(
        quantile(sorted, 0.5), quantile(sorted, LOW), quantile(sorted, HIGH), sorted.length);
  }

  /** Returns whether there was nothing to measure. */
  public boolean isEmpty() {
    return count == 0;
  }

  /** Returns whether a value lies within it, or on its bounds. */
  public boolean includes(double value) {
    return low <= value && value <= high;
  }

  /** Returns the distance between its bounds. */
  public double width() {
    return high - low;
  }

  /** Returns a quantile of sorted values, interpolated between two of them if necessary. */
  private static double quantile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    double rest = at - below;
    return rest == 0 ? sorted[below] : sorted[below] + rest * (sorted[above] - sorted[below]);
  }
}
