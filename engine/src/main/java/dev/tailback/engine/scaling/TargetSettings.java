package dev.tailback.engine.scaling;

import static java.util.Objects.requireNonNullElse;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be set of a target. Immutable.
 *
 * @param min the smallest capacity that scaling goes down to
 * @param max the largest capacity that scaling goes up to
 * @param suspension which scaling is suspended
 * @param startDelayMillis how long a worker takes to start while the target's workers are simulated
 * @param cooldownSeconds the cooldown of policies without one of their own
 * @param warmupSeconds how long the instances of a group warm up unless the policy says so; {@code
 *     null} for its cooldown
 * @param metrics the names of the metrics that a group publishes
 */
public record TargetSettings(
    int min,
    int max,
    Suspension suspension,
    long startDelayMillis,
    int cooldownSeconds,
    @Nullable Integer warmupSeconds,
    Set<String> metrics) {
  /** The cooldown of AWS where none is given. */
  public static final int DEFAULT_COOLDOWN_SECONDS = 300;

  /** Which scaling of a target is suspended. */
  public record Suspension(boolean scaleIn, boolean scaleOut, boolean scheduled) {
    /** No scaling is suspended. */
    public static final Suspension NONE = new Suspension(false, false, false);
  }

  /** Creates settings that have been checked. */
  public TargetSettings {
    if (min < 0 || max < min) {
      throw new IllegalArgumentException("no range: " + min + " to " + max);
    }
    metrics = Set.copyOf(metrics);
  }

  /** Returns settings with the defaults of AWS. */
  public static TargetSettings between(int min, int max) {
    return new TargetSettings(
        min, max, Suspension.NONE, 0, DEFAULT_COOLDOWN_SECONDS, null, Set.of());
  }

  /** Returns the same settings with another delay of simulated workers. */
  public TargetSettings withStartDelay(long millis) {
    return new TargetSettings(
        min, max, suspension, millis, cooldownSeconds, warmupSeconds, metrics);
  }

  /** Returns the number within the bounds that is closest to a number. */
  public int clamp(int capacity) {
    return Math.max(min, Math.min(max, capacity));
  }

  /** Returns for how long added capacity counts as new, unless the policy says it. */
  int settleSeconds() {
    return requireNonNullElse(warmupSeconds, cooldownSeconds);
  }

  boolean publishes(String metric) {
    return metrics.contains(metric);
  }
}
