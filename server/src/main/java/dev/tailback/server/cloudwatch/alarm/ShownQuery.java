package dev.tailback.server.cloudwatch.alarm;

import dev.tailback.engine.metric.MetricQueries;
import dev.tailback.engine.metric.MetricQuery;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.server.cloudwatch.metric.NamedMetric;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;
import java.util.List;

/** A query of an alarm, as the API shows it. */
record ShownQuery(MetricQuery query) implements Result {

  static List<ShownQuery> all(MetricQueries queries) {
    return queries.queries().stream().map(ShownQuery::new).toList();
  }

  @Override
  public void write(Output output) {
    output.string("Id", query.id());
    MetricStat stat = query.stat();
    if (stat != null) {
      output.structure("MetricStat", each -> writeStat(stat, each));
    }
    if (query.expression() != null) {
      output.string("Expression", query.expression().text());
    }
    output.string("Label", query.label());
    output.bool("ReturnData", query.returnsData());
    if (query.periodSeconds() != null) {
      output.number("Period", query.periodSeconds().longValue());
    }
  }

  private static void writeStat(MetricStat stat, Output output) {
    output.structure("Metric", metric -> NamedMetric.write(stat.metric(), metric));
    output.number("Period", (long) stat.periodSeconds());
    output.string("Stat", stat.statistic().name());
    output.string("Unit", stat.unit());
  }
}
