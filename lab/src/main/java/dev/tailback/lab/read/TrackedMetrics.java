package dev.tailback.lab.read;

import dev.tailback.engine.math.Expression;
import dev.tailback.engine.metric.Dimension;
import dev.tailback.engine.metric.MetricId;
import dev.tailback.engine.metric.MetricQueries;
import dev.tailback.engine.metric.MetricQuery;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.engine.metric.Statistic;
import dev.tailback.engine.scaling.TargetId;
import dev.tailback.engine.scaling.TrackedMetric;
import dev.tailback.lab.scenario.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The metrics that a scenario's policy can track by name. */
final class TrackedMetrics {
  private static final int MINUTE = 60;

  private final String queue;
  private final TargetId target;

  TrackedMetrics(String queue, TargetId target) {
    this.queue = queue;
    this.target = target;
  }

  Map<String, TrackedMetric> byWord() {
    Map<String, TrackedMetric> metrics = new LinkedHashMap<>();
    metrics.put("backlogPerWorker", perWorker("m1 / m2"));
    metrics.put("backlogPerWorkerOrBacklog", perWorker("IF(m2 > 0, m1 / m2, m1)"));
    metrics.put("visible", new TrackedMetric(visible(), null));
    metrics.put("inFlight", ofQueue("ApproximateNumberOfMessagesNotVisible"));
    metrics.put("ageOfOldest", ofQueue("ApproximateAgeOfOldestMessage"));
    return metrics;
  }

  /**
   * Returns visible messages per running task, as AWS's guide computes it.
   *
   * @param expression of the messages m1 and the tasks m2
   * @see <a
   *     href="https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking-metric-math.html">Target
   *     tracking with metric math</a>
   */
  private TrackedMetric perWorker(String expression) {
    return new TrackedMetric(
        null,
        MetricQueries.ofOneSeries(
            List.of(
                MetricQuery.of("m1", visible(), false),
                MetricQuery.of("m2", runningTasks(), false),
                MetricQuery.of("e1", Expression.parse(expression), true))));
  }

  private MetricStat visible() {
    return stat("AWS/SQS", "ApproximateNumberOfMessagesVisible", ofQueue(), Statistic.MAXIMUM);
  }

  private TrackedMetric ofQueue(String name) {
    return new TrackedMetric(stat("AWS/SQS", name, ofQueue(), Statistic.MAXIMUM), null);
  }

  private List<Dimension> ofQueue() {
    return List.of(new Dimension("QueueName", queue));
  }

  private MetricStat runningTasks() {
    List<Dimension> service =
        List.of(
            new Dimension("ClusterName", "tailback"),
            new Dimension("ServiceName", target.workerName()));
    return stat("ECS/ContainerInsights", "RunningTaskCount", service, Statistic.AVERAGE);
  }

  private static MetricStat stat(
      String namespace, String name, List<Dimension> dimensions, Statistic statistic) {
    return new MetricStat(
        new MetricId(Scenario.ACCOUNT, Scenario.REGION, namespace, name, dimensions),
        MINUTE,
        statistic,
        null);
  }
}
