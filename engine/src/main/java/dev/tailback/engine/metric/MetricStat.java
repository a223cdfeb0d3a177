package dev.tailback.engine.metric;

import org.jspecify.annotations.Nullable;

/**
 * A statistic of a metric over periods of one length.
 *
 * @param periodSeconds the length of the periods, which start at its multiples since the epoch
 * @param unit the unit of the data to use, or {@code null} for any
 */
public record MetricStat(
    MetricId metric, int periodSeconds, Statistic statistic, @Nullable String unit) {}
