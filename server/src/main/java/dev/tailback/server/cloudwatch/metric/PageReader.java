package dev.tailback.server.cloudwatch.metric;

import dev.tailback.engine.math.TimeSeries;
import dev.tailback.engine.metric.MetricId;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.engine.metric.SeriesReader;
import dev.tailback.server.cloudwatch.metric.MetricDataPage.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the metrics of one request, each in its own call of the gate. Without expressions only
 * those of the page are read.
 */
final class PageReader implements SeriesReader {
  private final MetricAccess access;
  private final boolean isLazy;
  private final Position from;
  private final boolean isAscending;
  private final int maxPoints;
  private final Map<MetricId, List<String>> units = new HashMap<>();
  private int queries;
  private long points;

  /**
   * @param isLazy whether queries before and after the page can be left out
   * @param from where the page begins
   * @param maxPoints the maximum number of points on the page
   */
  PageReader(
      MetricAccess access, boolean isLazy, Position from, boolean isAscending, int maxPoints) {
    this.access = access;
    this.isLazy = isLazy;
    this.from = from;
    this.isAscending = isAscending;
    this.maxPoints = maxPoints;
  }

  @Override
  public TimeSeries read(MetricStat stat, long startMillis, long endMillis) {
    int query = queries++;
    if (isLazy && (query < from.result() || points > maxPoints)) {
      return TimeSeries.EMPTY;
    }
    TimeSeries series =
        access.call(
            metrics -> {
              if (stat.unit() == null) {
                units.put(stat.metric(), metrics.units(stat.metric()));
              }
              return metrics.read(stat, startMillis, endMillis);
            });
    points += series.size() - (query == from.result() ? from.before(series, isAscending) : 0);
    return series;
  }

  /** Returns the units of a metric that was read whatever its unit. */
  List<String> unitsOf(MetricId metric) {
    return units.getOrDefault(metric, List.of());
  }
}
