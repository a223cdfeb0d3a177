package dev.tailback.engine.metric;

/**
 * Values of a metric at one moment.
 *
 * @param unit a unit of CloudWatch, such as {@code Count}; {@code None} if there is none
 * @param atMillis when, in milliseconds since the epoch
 * @param isHighResolution whether the time is kept to the second for a while, not only to the
 *     minute
 */
public record Datum(String unit, long atMillis, Aggregate aggregate, boolean isHighResolution) {}
