package dev.tailback.engine.scaling;

/** A target's desired and actual capacity from a moment until the next point. */
public record CapacityPoint(long atMillis, int desired, int actual) {}
