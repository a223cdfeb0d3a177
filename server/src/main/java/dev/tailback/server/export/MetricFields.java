package dev.tailback.server.export;

import dev.tailback.engine.metric.Dimension;
import dev.tailback.engine.metric.MetricId;
import dev.tailback.engine.metric.MetricQueries;
import dev.tailback.engine.metric.MetricQuery;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.engine.metric.Statistic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of metrics, by CloudWatch's own names. */
final class MetricFields {
  private MetricFields() {}

  /** Adds a metric with its statistic, but not the period. */
  static void put(MetricStat metric, FieldMap fields) {
    Statistic statistic = metric.statistic();
    putId(metric.metric(), fields);
    fields
        .put(statistic.isPercentile() ? "ExtendedStatistic" : "Statistic", statistic.name())
        .put("Unit", metric.unit());
  }

  private static void putId(MetricId id, FieldMap fields) {
    Map<String, Object> dimensions = new LinkedHashMap<>();
    for (Dimension dimension : id.dimensions()) {
      dimensions.put(dimension.name(), dimension.value());
    }
    fields
        .put("Namespace", id.namespace())
        .put("MetricName", id.name())
        .putUnlessEmpty("Dimensions", dimensions);
  }

  static List<Map<String, Object>> of(MetricQueries queries) {
    return queries.queries().stream().map(MetricFields::of).toList();
  }

  private static Map<String, Object> of(MetricQuery query) {
    MetricStat stat = query.stat();
    return new FieldMap()
        .put("Id", query.id())
        .put("Expression", query.expression() == null ? null : query.expression().text())
        .put("MetricStat", stat == null ? null : of(stat))
        .put("Label", query.label())
        .put("ReturnData", query.returnsData() ? null : false)
        .put("Period", query.periodSeconds())
        .map();
  }

  private static Map<String, Object> of(MetricStat stat) {
    FieldMap metric = new FieldMap();
    putId(stat.metric(), metric);
    return new FieldMap()
        .put("Metric", metric.map())
        .put("Period", stat.periodSeconds())
        .put("Stat", stat.statistic().name())
        .put("Unit", stat.unit())
        .map();
  }
}
