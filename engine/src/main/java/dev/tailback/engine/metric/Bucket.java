package dev.tailback.engine.metric;

/** The values of a metric in one period, which starts at this time in milliseconds. */
public record Bucket(long startMillis, Aggregate aggregate) {}
