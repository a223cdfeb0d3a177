package dev.tailback.engine.scaling;

import org.jspecify.annotations.Nullable;

/**
 * Scales so that a metric stays at a target value. It owns the alarms that call it.
 *
 * @param scaleOutSeconds the cooldown after scaling out, or in a group the warm-up of its
 *     instances; {@code null} for the target's default
 * @param scaleInSeconds the cooldown after scaling in; {@code null} for the target's default
 * @param isScaleInDisabled whether it never removes capacity
 */
public record TargetTrackingPolicy(
    TrackedMetric metric,
    double targetValue,
    @Nullable Integer scaleOutSeconds,
    @Nullable Integer scaleInSeconds,
    boolean isScaleInDisabled)
    implements ScalingPolicy {}
