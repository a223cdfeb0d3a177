package dev.tailback.engine.scaling;

/** How a target is scaled when an alarm calls the policy. Immutable. */
public sealed interface ScalingPolicy permits StepPolicy, SimplePolicy, TargetTrackingPolicy {}
