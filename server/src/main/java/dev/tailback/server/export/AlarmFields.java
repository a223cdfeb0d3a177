package dev.tailback.server.export;

import dev.tailback.engine.alarm.AlarmActions;
import dev.tailback.engine.alarm.AlarmDefinition;
import dev.tailback.engine.metric.MetricStat;
import java.util.Map;
import java.util.TreeMap;

/** The fields of alarms, by PutMetricAlarm's own names. */
final class AlarmFields {
  private AlarmFields() {}

  /** Returns the fields of an alarm with these actions. */
  static Map<String, Object> of(
      AlarmDefinition alarm, AlarmActions actions, Map<String, String> tags) {
    FieldMap fields =
        new FieldMap()
            .put("AlarmDescription", alarm.description())
            .put("ActionsEnabled", alarm.actionsEnabled() ? null : false)
            .putUnlessEmpty("OKActions", actions.ok())
            .putUnlessEmpty("AlarmActions", actions.alarm())
            .putUnlessEmpty("InsufficientDataActions", actions.insufficientData());
    putMetric(alarm, fields);
    return fields
        .put("EvaluationPeriods", alarm.evaluationPeriods())
        .put("DatapointsToAlarm", alarm.datapointsToAlarm())
        .put("Threshold", alarm.threshold())
        .put("ComparisonOperator", alarm.comparison().wireName())
        .put(
            "TreatMissingData",
            alarm.treatMissingData() == null ? null : alarm.treatMissingData().wireName())
        .put(
            "EvaluateLowSampleCountPercentile",
            alarm.lowSamples() == null ? null : alarm.lowSamples().wireName())
        .putUnlessEmpty("Tags", new TreeMap<>(tags))
        .map();
  }

  private static void putMetric(AlarmDefinition alarm, FieldMap fields) {
    MetricStat metric = alarm.metric();
    if (metric != null) {
      MetricFields.put(metric, fields);
      fields.put("Period", metric.periodSeconds());
    }
    if (alarm.queries() != null) {
      fields.put("Metrics", MetricFields.of(alarm.queries()));
    }
  }
}
