package dev.tailback.engine.scaling;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The numbers of a decision, in words. */
final class Numbers {
  private Numbers() {}

  /** Returns a number without needless decimals. */
  static String text(double number) {
    return Double.isFinite(number) && Math.abs(number) < 1e15
        ? new BigDecimal(number)
            .setScale(2, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString()
        : String.valueOf(number);
  }

  static String noValue() {
    return "the metric has no value";
  }

  /** Returns the distance of a value from a threshold, in words. */
  static String distance(double value, double threshold) {
    double breach = value - threshold;
    String side = breach == 0 ? "at" : text(Math.abs(breach)) + (breach > 0 ? " above" : " below");
    return "the metric's value "
        + text(value)
        + " is "
        + side
        + " the threshold "
        + text(threshold);
  }

  /** Returns how a value compares with the target at a capacity. */
  static String tracked(int capacity, double value, double target) {
    return "the metric's value %s at a capacity of %d is %s times the target %s"
        .formatted(text(value), capacity, text(value / target), text(target));
  }

  /** Returns a change of the capacity, and what it would have been without bounds. */
  static String change(int from, int to, int wanted) {
    String bounds = to == wanted ? "" : " (" + wanted + " without bounds)";
    return from == to
        ? "; the capacity remains " + from + bounds
        : "; the capacity changes from " + from + " to " + to + bounds;
  }
}
