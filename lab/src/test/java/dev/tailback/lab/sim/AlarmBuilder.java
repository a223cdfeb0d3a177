package dev.tailback.lab.sim;

import dev.tailback.config.ConfiguredAlarm;
import dev.tailback.engine.alarm.AlarmActions;
import dev.tailback.engine.alarm.AlarmDefinition;
import dev.tailback.engine.alarm.AlarmId;
import dev.tailback.engine.alarm.Comparison;
import dev.tailback.engine.alarm.MissingData;
import dev.tailback.engine.metric.Dimension;
import dev.tailback.engine.metric.MetricId;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.engine.metric.Statistic;
import dev.tailback.lab.scenario.Scenario;
import java.util.List;
import java.util.Map;

/** Builds alarms for tests. */
final class AlarmBuilder {
  private AlarmBuilder() {}

  /** Returns a one-minute metric of the queue {@code q}. */
  static MetricStat metric(String name) {
    MetricId id =
        new MetricId(
            Scenario.ACCOUNT,
            Scenario.REGION,
            "AWS/SQS",
            name,
            List.of(new Dimension("QueueName", "q")));
    return new MetricStat(id, 60, Statistic.MAXIMUM, null);
  }

  /** Returns an alarm on the visible messages of the queue {@code q}. */
  static ConfiguredAlarm onVisible(
      String name, Comparison comparison, double threshold, int periods) {
    AlarmDefinition definition =
        new AlarmDefinition(
            new AlarmId(Scenario.ACCOUNT, Scenario.REGION, name),
            null,
            true,
            AlarmActions.NONE,
            metric("ApproximateNumberOfMessagesVisible"),
            null,
            periods,
            null,
            threshold,
            comparison,
            MissingData.MISSING,
            null);
    return new ConfiguredAlarm(definition, Map.of());
  }
}
