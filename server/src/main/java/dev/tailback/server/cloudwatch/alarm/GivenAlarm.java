package dev.tailback.server.cloudwatch.alarm;

import dev.tailback.engine.alarm.AlarmActions;
import dev.tailback.engine.alarm.AlarmDefinition;
import dev.tailback.engine.alarm.Comparison;
import dev.tailback.engine.alarm.LowSamples;
import dev.tailback.engine.alarm.MissingData;
import dev.tailback.engine.metric.MetricQueries;
import dev.tailback.server.cloudwatch.metric.GivenQuery;
import dev.tailback.server.wire.Caller;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alarm as PutMetricAlarm states it.
 *
 * @param metric {@code null} if the alarm is on queries
 * @param queries none if the alarm is on a metric
 */
record GivenAlarm(
    String name,
    @Nullable String description,
    boolean actionsEnabled,
    AlarmActions actions,
    @Nullable GivenMetric metric,
    List<GivenQuery> queries,
    int evaluationPeriods,
    @Nullable Integer datapointsToAlarm,
    double threshold,
    Comparison comparison,
    @Nullable MissingData treatMissingData,
    @Nullable LowSamples lowSamples,
    Map<String, String> tags) {

  /** Returns the length of its periods, as far as it is known before expressions are checked. */
  int periodSeconds() {
    return metric != null
        ? metric.periodSeconds()
        : queries.stream().mapToInt(GivenQuery::periodOfMetric).max().orElse(0);
  }

  /**
   * Returns the alarm in the caller's account and region.
   *
   * @throws dev.tailback.engine.math.ExpressionException if the queries don't fit together
   */
  AlarmDefinition of(Caller caller) {
    MetricQueries ofCaller =
        metric != null
            ? null
            : MetricQueries.ofOneSeries(queries.stream().map(query -> query.of(caller)).toList());
    return new AlarmDefinition(
        AlarmAccess.id(caller, name),
        description,
        actionsEnabled,
        actions,
        metric == null ? null : metric.of(caller),
        ofCaller,
        evaluationPeriods,
        datapointsToAlarm,
        threshold,
        comparison,
        treatMissingData,
        lowSamples);
  }
}
