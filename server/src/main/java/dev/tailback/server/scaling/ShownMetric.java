package dev.tailback.server.scaling;

import dev.tailback.engine.metric.MetricQueries;
import dev.tailback.engine.metric.MetricQuery;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.engine.scaling.TrackedMetric;
import dev.tailback.server.cloudwatch.metric.NamedMetric;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;

/**
 * The metric of a target tracking policy as the APIs show it.
 *
 * @param metric what is shown
 * @param hasPeriods whether the API has periods
 */
public record ShownMetric(TrackedMetric metric, boolean hasPeriods) implements Result {

  @Override
  public void write(Output output) {
    MetricStat one = metric.metric();
    if (one != null) {
      NamedMetric.write(one.metric(), output);
      output.string("Statistic", one.statistic().name());
      output.string("Unit", one.unit());
      writePeriod(one, output);
    }
    MetricQueries queries = metric.queries();
    if (queries != null) {
      output.structures(
          MetricSpecification.METRICS,
          queries.queries().stream().<Result>map(query -> each -> write(query, each)).toList());
    }
  }

  private void write(MetricQuery query, Output output) {
    output.string("Id", query.id());
    if (query.expression() != null) {
      output.string("Expression", query.expression().text());
    }
    MetricStat stat = query.stat();
    if (stat != null) {
      output.structure("MetricStat", each -> write(stat, each));
    }
    output.string("Label", query.label());
    output.bool("ReturnData", query.returnsData());
  }

  private void write(MetricStat stat, Output output) {
    output.structure("Metric", each -> NamedMetric.write(stat.metric(), each));
    output.string("Stat", stat.statistic().name());
    output.string("Unit", stat.unit());
    writePeriod(stat, output);
  }

  private void writePeriod(MetricStat stat, Output output) {
    if (hasPeriods) {
      output.number("Period", (long) stat.periodSeconds());
    }
  }
}
