package dev.tailback.lab.read;

import dev.tailback.config.ConfiguredAlarm;
import dev.tailback.config.NamedDefinition;
import dev.tailback.config.StartingAlarms;
import dev.tailback.engine.alarm.AlarmDefinition;
import dev.tailback.engine.metric.Dimension;
import dev.tailback.engine.metric.MetricId;
import dev.tailback.engine.metric.MetricQueries;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.engine.metric.QueueMetric;
import dev.tailback.lab.scenario.Scenario;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads alarms, and refuses those on queues and metrics that do not exist. */
final class AlarmsOfQueues {
  private static final List<String> METRICS =
      Arrays.stream(QueueMetric.values()).map(QueueMetric::wireName).toList();

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
    List<MetricId> ofSqs =
        metrics(alarm).filter(metric -> metric.namespace().equals("AWS/SQS")).toList();
    for (MetricId metric : ofSqs) {
      check(from, "metric of AWS/SQS", metric.name(), METRICS);
      for (Dimension dimension : metric.dimensions()) {
        if (dimension.name().equals("QueueName")) {
          check(from, "queue", dimension.value(), queues);
        }
      }
    }
  }

  private static void check(
      NamedDefinition from, String noun, String name, Collection<String> known) {
    if (!known.contains(name)) {
      throw from.place().problem(Values.unknown(noun, name, known));
    }
  }

  private static Stream<MetricId> metrics(AlarmDefinition alarm) {
    MetricStat metric = alarm.metric();
    MetricQueries queries = alarm.queries();
    return metric != null
        ? Stream.of(metric.metric())
        : Stream.ofNullable(queries).flatMap(MetricQueries::metrics);
  }
}
