package dev.tailback.engine.metric;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * The labels of queries. Unless one is given, an expression's is its id, and a metric's is its
 * name, with the statistic and the period if the metrics of the request differ in these.
 */
final class Labels {
  private final boolean statisticsDiffer;
  private final boolean periodsDiffer;

  Labels(List<MetricQuery> queries) {
    this.statisticsDiffer = differ(queries, stat -> stat.statistic().name());
    this.periodsDiffer = differ(queries, MetricStat::periodSeconds);
  }

  private static boolean differ(List<MetricQuery> queries, Function<MetricStat, Object> aspect) {
    return queries.stream()
            .map(MetricQuery::stat)
            .filter(Objects::nonNull)
            .map(aspect)
            .distinct()
            .count()
        > 1;
  }

  String of(MetricQuery query) {
    if (query.label() != null) {
      return query.label();
    }
    MetricStat stat = query.stat();
    return stat == null ? query.id() : madeUp(stat);
  }

  private String madeUp(MetricStat stat) {
    StringBuilder label = new StringBuilder(stat.metric().name());
    if (statisticsDiffer) {
      label.append(' ').append(stat.statistic().name());
    }
    if (periodsDiffer) {
      label.append(' ').append(stat.periodSeconds());
    }
    return label.toString();
  }

  /** Returns the label of one of several series that a query results in. */
  static String ofOne(String queryLabel, String seriesLabel) {
    return (queryLabel + " " + seriesLabel).strip();
  }
}
