package dev.tailback.engine.metric;

import org.jspecify.annotations.Nullable;

/**
 * A statistic of a metric over periods of one length.
 *
 * @param periodSeconds the length of the periods
 * @param unit the unit of the data to use, or {@code null} for any
 */
public record MetricStat(
    MetricId metric, int periodSeconds, Statistic statistic, @Nullable String unit) {

  /** Returns the same of another statistic. */
  public MetricStat with(Statistic other) {
    return new MetricStat(metric, periodSeconds, other, unit);
  }
}
