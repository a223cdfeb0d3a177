package dev.tailback.engine.scaling;

/**
 * Rounds a change by a percentage to whole workers: toward 0, but a change of less than one worker
 * is one worker.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/application/userguide/step-scaling-policy-overview.html#as-scaling-adjustment">Scaling
 *     adjustment types</a>
 */
final class PercentRounding {
  /** Absorbs the rounding errors of decimal fractions in binary. */
  private static final double TOLERANCE = 1e-9;

  private PercentRounding() {}

  /** Returns a percentage of a capacity, rounded. */
  static int of(int capacity, int percent) {
    return round(capacity * (double) percent / 100);
  }

  static int round(double change) {
    if (change > 0) {
      return (int) Math.max(1, Math.floor(change + TOLERANCE));
    }
    return change < 0 ? (int) Math.min(-1, Math.ceil(change - TOLERANCE)) : 0;
  }
}
