package dev.tailback.engine.scaling;

import org.jspecify.annotations.Nullable;

/**
 * An adjustment for an interval of breaches. The breach is the metric's value minus the alarm's
 * threshold.
 *
 * @param lowerBound {@code null} for no bound
 * @param upperBound {@code null} for no bound
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/application/APIReference/API_StepAdjustment.html">StepAdjustment</a>
 */
public record StepAdjustment(
    @Nullable Double lowerBound, @Nullable Double upperBound, int adjustment) {

  /**
   * Returns whether the interval has a breach. Above the threshold the lower bound is inclusive and
   * the upper one exclusive, below it the other way round.
   */
  public boolean contains(double breach) {
    return isAboveLower(breach) && isBelowUpper(breach);
  }

  private boolean isAboveLower(double breach) {
    return lowerBound == null || (lowerBound >= 0 ? breach >= lowerBound : breach > lowerBound);
  }

  private boolean isBelowUpper(double breach) {
    return upperBound == null || (upperBound > 0 ? breach < upperBound : breach <= upperBound);
  }

  /** Returns whether no breach can be within the bounds. */
  public boolean isEmpty() {
    return lowerBound != null && upperBound != null && lowerBound >= upperBound;
  }

  double lower() {
    return lowerBound == null ? Double.NEGATIVE_INFINITY : lowerBound;
  }

  double upper() {
    return upperBound == null ? Double.POSITIVE_INFINITY : upperBound;
  }
}
