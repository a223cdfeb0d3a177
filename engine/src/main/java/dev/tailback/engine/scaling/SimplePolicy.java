package dev.tailback.engine.scaling;

import org.jspecify.annotations.Nullable;

/**
 * Scales by one adjustment, and then not again until the cooldown of the whole group has ended.
 *
 * @param minAdjustmentMagnitude the smallest change by a percentage, in workers
 * @param cooldownSeconds {@code null} for the target's default
 */
public record SimplePolicy(
    AdjustmentType adjustmentType,
    int adjustment,
    @Nullable Integer minAdjustmentMagnitude,
    @Nullable Integer cooldownSeconds)
    implements ScalingPolicy {}
