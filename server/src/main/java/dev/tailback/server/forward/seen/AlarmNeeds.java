package dev.tailback.server.forward.seen;

import dev.tailback.engine.alarm.Alarm;
import dev.tailback.engine.alarm.AlarmDefinition;
import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.metric.MetricId;
import dev.tailback.engine.metric.QueueMetrics;
import dev.tailback.engine.queue.QueueAddress;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the queues whose message counts an alarm needs. Used only inside the gate. */
final class AlarmNeeds {
  private static final Set<String> ASKED =
      Set.of(
          "ApproximateNumberOfMessagesVisible",
          "ApproximateNumberOfMessagesNotVisible",
          "ApproximateNumberOfMessagesDelayed");

  private AlarmNeeds() {}

  /** Returns the queues that are needed by alarms with enabled actions. */
  static Set<QueueAddress> of(Alarms alarms) {
    return alarms.all().stream()
        .map(Alarm::definition)
        .filter(AlarmDefinition::actionsEnabled)
        .flatMap(AlarmNeeds::metrics)
        .filter(AlarmNeeds::isAsked)
        .map(AlarmNeeds::queue)
        .collect(Collectors.toSet());
  }

  private static Stream<MetricId> metrics(AlarmDefinition alarm) {
    return alarm.metric() == null
        ? Objects.requireNonNull(alarm.queries()).metrics()
        : Stream.of(alarm.metric().metric());
  }

  private static boolean isAsked(MetricId metric) {
    return metric.namespace().equals(QueueMetrics.NAMESPACE)
        && metric.dimensions().size() == 1
        && ASKED.contains(metric.name());
  }

  private static QueueAddress queue(MetricId metric) {
    return new QueueAddress(metric.account(), metric.region(), metric.dimensions().get(0).value());
  }
}
