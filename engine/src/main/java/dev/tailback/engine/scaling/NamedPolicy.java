package dev.tailback.engine.scaling;

/**
 * A policy of a target. Immutable.
 *
 * @param name unique among those of the target
 * @param isEnabled whether alarms can call it
 */
public record NamedPolicy(
    TargetId target,
    String name,
    String arn,
    long createdMillis,
    ScalingPolicy policy,
    boolean isEnabled) {}
