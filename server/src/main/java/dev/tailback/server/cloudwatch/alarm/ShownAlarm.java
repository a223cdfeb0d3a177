package dev.tailback.server.cloudwatch.alarm;

import dev.tailback.engine.alarm.Alarm;
import dev.tailback.engine.alarm.AlarmDefinition;
import dev.tailback.engine.alarm.AlarmStatus;
import dev.tailback.engine.metric.MetricQueries;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.server.cloudwatch.metric.NamedMetric;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alarm as the API shows it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricAlarm.html">MetricAlarm</a>
 */
record ShownAlarm(Alarm alarm) implements Result {
  static final ListMember LIST = ListMember.of("MetricAlarms");

  private static final ListMember METRICS = ListMember.of("Metrics");

  static List<ShownAlarm> all(List<Alarm> alarms) {
    return alarms.stream().map(ShownAlarm::new).toList();
  }

  @Override
  public void write(Output output) {
    AlarmDefinition definition = alarm.definition();
    output.string("AlarmName", alarm.id().name());
    output.string("AlarmArn", alarm.id().arn());
    output.string("AlarmDescription", definition.description());
    output.time(
        "AlarmConfigurationUpdatedTimestamp",
        Instant.ofEpochMilli(alarm.configurationUpdatedMillis()));
    writeActions(definition, output);
    writeStatus(output);
    if (definition.metric() == null) {
      NamedMetric.writeDimensions(List.of(), output);
    } else {
      writeMetric(definition.metric(), output);
    }
    writeEvaluation(definition, output);
    MetricQueries queries = definition.queries();
    if (queries != null) {
      output.structures(METRICS, ShownQuery.all(queries));
    }
  }

  private static void writeActions(AlarmDefinition definition, Output output) {
    output.bool("ActionsEnabled", definition.actionsEnabled());
    output.requiredStrings(ListMember.of("OKActions"), definition.actions().ok());
    output.requiredStrings(ListMember.of("AlarmActions"), definition.actions().alarm());
    output.requiredStrings(
        ListMember.of("InsufficientDataActions"), definition.actions().insufficientData());
  }

  private void writeStatus(Output output) {
    AlarmStatus status = alarm.status();
    output.string("StateValue", status.state().name());
    output.string("StateReason", status.reason());
    output.string("StateReasonData", status.reasonData());
    output.time("StateUpdatedTimestamp", Instant.ofEpochMilli(status.sinceMillis()));
    output.time(
        "StateTransitionedTimestamp", Instant.ofEpochMilli(alarm.stateTransitionedMillis()));
  }

  private static void writeMetric(MetricStat metric, Output output) {
    NamedMetric.write(metric.metric(), output);
    output.string(
        metric.statistic().isPercentile() ? "ExtendedStatistic" : "Statistic",
        metric.statistic().name());
    output.number("Period", (long) metric.periodSeconds());
    output.string("Unit", metric.unit());
  }

  private static void writeEvaluation(AlarmDefinition definition, Output output) {
    output.number("EvaluationPeriods", (long) definition.evaluationPeriods());
    output.number("DatapointsToAlarm", asLong(definition.datapointsToAlarm()));
    output.decimal("Threshold", definition.threshold());
    output.string("ComparisonOperator", definition.comparison().wireName());
    if (definition.treatMissingData() != null) {
      output.string("TreatMissingData", definition.treatMissingData().wireName());
    }
    if (definition.lowSamples() != null) {
      output.string("EvaluateLowSampleCountPercentile", definition.lowSamples().wireName());
    }
  }

  private static @Nullable Long asLong(@Nullable Integer value) {
    return value == null ? null : value.longValue();
  }
}
