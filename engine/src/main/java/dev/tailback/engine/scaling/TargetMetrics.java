package dev.tailback.engine.scaling;

import dev.tailback.engine.metric.Aggregate;
import dev.tailback.engine.metric.Datum;
import dev.tailback.engine.metric.Dimension;
import dev.tailback.engine.metric.MetricId;
import dev.tailback.engine.metric.Metrics;
import java.util.List;

/**
 * Publishes how many workers targets have, as AWS does, so that policies and alarms can compute
 * with it: for ECS services as Container Insights does, for groups as EC2 Auto Scaling does.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-metrics.html">CloudWatch
 *     metrics for Amazon EC2 Auto Scaling</a>
 */
public final class TargetMetrics {
  private static final String CONTAINER_INSIGHTS = "ECS/ContainerInsights";
  private static final String GROUPS = "AWS/AutoScaling";
  private static final int PARTS_OF_SERVICE = 3;

  private final Scaling scaling;
  private final Metrics metrics;

  /** Creates a publisher of the metrics of all targets. */
  public TargetMetrics(Scaling scaling, Metrics metrics) {
    this.scaling = scaling;
    this.metrics = metrics;
  }

  /**
   * Publishes the present numbers.
   *
   * @param minuteMillis when the minute that ends now began, in milliseconds since the epoch
   */
  public void publish(long minuteMillis) {
    for (ScalableTarget target : scaling.targets()) {
      if (target.id().isGroup()) {
        publishGroup(target, minuteMillis);
      } else if (target.id().namespace().equals("ecs")) {
        publishService(target, minuteMillis);
      }
    }
  }

  private void publishService(ScalableTarget target, long atMillis) {
    String[] parts = target.id().resource().split("/", -1);
    if (parts.length != PARTS_OF_SERVICE) {
      return;
    }
    List<Dimension> dimensions =
        List.of(new Dimension("ClusterName", parts[1]), new Dimension("ServiceName", parts[2]));
    put(
        target,
        CONTAINER_INSIGHTS,
        "DesiredTaskCount",
        dimensions,
        "Count",
        atMillis,
        target.desired());
    put(
        target,
        CONTAINER_INSIGHTS,
        "RunningTaskCount",
        dimensions,
        "Count",
        atMillis,
        target.actual());
    int pending = Math.max(0, target.desired() - target.actual());
    put(target, CONTAINER_INSIGHTS, "PendingTaskCount", dimensions, "Count", atMillis, pending);
  }

  private void publishGroup(ScalableTarget target, long atMillis) {
    List<Dimension> dimensions =
        List.of(new Dimension("AutoScalingGroupName", target.id().workerName()));
    int desired = target.desired();
    putOfGroup(target, "GroupMinSize", dimensions, atMillis, target.settings().min());
    putOfGroup(target, "GroupMaxSize", dimensions, atMillis, target.settings().max());
    putOfGroup(target, "GroupDesiredCapacity", dimensions, atMillis, desired);
    int inService = Math.min(target.actual(), desired);
    int pending = desired - inService;
    int terminating = target.actual() - inService;
    putState(target, "InService", dimensions, atMillis, inService);
    putState(target, "Pending", dimensions, atMillis, pending);
    putState(target, "Standby", dimensions, atMillis, 0);
    putState(target, "Terminating", dimensions, atMillis, terminating);
    putState(target, "Total", dimensions, atMillis, inService + pending + terminating);
  }

  /** Publishes how many instances are in a state. Each is one unit of capacity. */
  private void putState(
      ScalableTarget target, String state, List<Dimension> dimensions, long atMillis, int count) {
    putOfGroup(target, "Group" + state + "Instances", dimensions, atMillis, count);
    putOfGroup(target, "Group" + state + "Capacity", dimensions, atMillis, count);
  }

  private void putOfGroup(
      ScalableTarget target, String name, List<Dimension> dimensions, long atMillis, int value) {
    if (target.settings().publishes(name)) {
      put(target, GROUPS, name, dimensions, "None", atMillis, value);
    }
  }

  private void put(
      ScalableTarget target,
      String namespace,
      String name,
      List<Dimension> dimensions,
      String unit,
      long atMillis,
      int value) {
    TargetId id = target.id();
    MetricId metric = new MetricId(id.account(), id.region(), namespace, name, dimensions);
    metrics.put(metric, new Datum(unit, atMillis, Aggregate.of(value), false));
  }
}
