package dev.tailback.lab.study.statistics;

import java.util.Arrays;

/**
 * How well the mean of a figure is known: with 95 % confidence it lies within the half width of
 * this one, by Student's distribution.
 *
 * @param halfWidth infinite if there are fewer than two values
 */
public record Confidence(double mean, double halfWidth) {

  /** Returns the confidence in values that are independent of each other; NaN is left out. */
  public static Confidence of(double... values) {
    double[] known = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    double mean = Arrays.stream(known).average().orElse(Double.NaN);
    if (known.length < 2) {
      return new Confidence(mean, Double.POSITIVE_INFINITY);
    }
    double squares = Arrays.stream(known).map(value -> (value - mean) * (value - mean)).sum();
    double deviation = Math.sqrt(squares / (known.length - 1));
    return new Confidence(
        mean, Student.twoSided95(known.length - 1) * deviation / Math.sqrt(known.length));
  }

  /**
   * Returns whether the half width is at most a share of the mean, or so small that it does not
   * matter.
   */
  public boolean isWithin(double share, double negligible) {
    return halfWidth <= Math.max(share * Math.abs(mean), negligible);
  }

  /** Returns whether a value lies outside. */
  public boolean excludes(double value) {
    return Math.abs(value - mean) > halfWidth;
  }
}
