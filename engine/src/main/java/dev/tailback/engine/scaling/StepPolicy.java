package dev.tailback.engine.scaling;

import org.jspecify.annotations.Nullable;

/**
 * Scales by the step that the metric's distance from the alarm's threshold falls into.
 *
 * @param minAdjustmentMagnitude the smallest change by a percentage, in workers
 * @param settleSeconds the cooldown, or in a group the warm-up of its instances; {@code null} for
 *     the target's default
 * @param aggregation {@code null} for the average
 */
public record StepPolicy(
    AdjustmentType adjustmentType,
    StepAdjustments steps,
    @Nullable Integer minAdjustmentMagnitude,
    @Nullable Integer settleSeconds,
    @Nullable MetricAggregation aggregation)
    implements ScalingPolicy {

  MetricAggregation aggregationOrAverage() {
    return aggregation == null ? MetricAggregation.AVERAGE : aggregation;
  }
}
