package dev.tailback.engine.metric;

import dev.tailback.engine.math.TimeSeries;

/** Reads metrics. Used only inside the gate. */
@FunctionalInterface
public interface SeriesReader {

  /**
   * Returns a statistic of a metric, one point for each period that has data, at the start of the
   * period. The first period starts with the time range; for periods that start at multiples of
   * their length, the range starts at one.
   *
   * @param startMillis the start of the time range, inclusive, in milliseconds since the epoch
   * @param endMillis its end, exclusive
   */
  TimeSeries read(MetricStat stat, long startMillis, long endMillis);
}
