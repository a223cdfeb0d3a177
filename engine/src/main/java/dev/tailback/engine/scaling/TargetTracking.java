package dev.tailback.engine.scaling;

/**
 * How target tracking computes a capacity that brings a metric to its target. It assumes that the
 * metric is inversely proportional to the capacity.
 *
 * <p>AWS says that it adds capacity in proportion and as fast as it can, and removes it gradually,
 * but not at what rate. Here a tenth is removed at a time, but only as long as the metric would not
 * exceed the target.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html">How
 *     target tracking scaling works</a>
 */
final class TargetTracking {
  private static final int MAX_REMOVED_PERCENT = 10;
  private static final double TOLERANCE = 1e-9;

  private TargetTracking() {}

  /**
   * Returns the smallest capacity at which the metric does not exceed the target. A capacity of 0
   * counts as 1: targets without workers scale out once the metric exceeds the target.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-autoscale.html">Scaling
   *     up from zero</a>
   */
  static int proportional(int capacity, double value, double target) {
    double wanted = Math.ceil(Math.max(1, capacity) * (value / target) - TOLERANCE);
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, wanted));
  }

  /** Returns the capacity after one scale-in; unchanged if less would be too little. */
  static int scaledIn(int capacity, double value, double target) {
    int fewest = capacity - Math.max(1, capacity * MAX_REMOVED_PERCENT / 100);
    return Math.min(capacity, Math.max(fewest, proportional(capacity, value, target)));
  }
}
