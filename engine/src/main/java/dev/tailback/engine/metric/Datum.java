package dev.tailback.engine.metric;

/**
 * Values of a metric at a moment.
 *
 * @param unit a unit of CloudWatch, such as {@code Count}; {@code None} if there is none
 * @param atMillis when, in milliseconds since the epoch
 * @param isHighResolution whether the time is kept to the second for a while, instead of to the
 *     minute
 */
public record Datum(String unit, long atMillis, Aggregate aggregate, boolean isHighResolution) {}
