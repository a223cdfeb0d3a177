package dev.tailback.lab.read;

import dev.tailback.config.ConfiguredAlarm;
import dev.tailback.config.NamedDefinition;
import dev.tailback.config.StartingAlarms;
import dev.tailback.engine.alarm.AlarmDefinition;
import dev.tailback.engine.metric.Dimension;
import dev.tailback.engine.metric.MetricId;
import dev.tailback.engine.metric.MetricQueries;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.lab.scenario.Scenario;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads alarms, and refuses those on queues that the scenario does not have. */
final class AlarmsOfQueues {
  private AlarmsOfQueues() {}

  static List<ConfiguredAlarm> read(List<NamedDefinition> definitions, Set<String> queues) {
    List<ConfiguredAlarm> alarms =
        new StartingAlarms(Scenario.ACCOUNT, Scenario.REGION).read(definitions);
    for (int i = 0; i < alarms.size(); i++) {
      check(alarms.get(i).definition(), definitions.get(i), queues);
    }
    return alarms;
  }

  private static void check(AlarmDefinition alarm, NamedDefinition from, Set<String> queues) {
    metrics(alarm)
        .filter(metric -> metric.namespace().equals("AWS/SQS"))
        .flatMap(metric -> metric.dimensions().stream())
        .filter(dimension -> dimension.name().equals("QueueName"))
        .map(Dimension::value)
        .filter(queue -> !queues.contains(queue))
        .findFirst()
        .ifPresent(
            queue -> {
              throw from.place().problem(Values.unknown("queue", queue, queues));
            });
  }

  private static Stream<MetricId> metrics(AlarmDefinition alarm) {
    MetricStat metric = alarm.metric();
    MetricQueries queries = alarm.queries();
    return metric != null
        ? Stream.of(metric.metric())
        : Stream.ofNullable(queries).flatMap(MetricQueries::metrics);
  }
}
