package dev.tailback.server.scaling.group.state;

import java.util.List;

/**
 * The metrics that a group publishes once they are enabled.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-metrics.html">Metrics
 *     of Auto Scaling groups</a>
 */
public final class GroupMetric {
  /** The only granularity. */
  public static final String GRANULARITY = "1Minute";

  /** All metrics, by their names. */
  public static final List<String> ALL =
      List.of(
          "GroupMinSize",
          "GroupMaxSize",
          "GroupDesiredCapacity",
          "GroupInServiceInstances",
          "GroupPendingInstances",
          "GroupStandbyInstances",
          "GroupTerminatingInstances",
          "GroupTotalInstances",
          "GroupInServiceCapacity",
          "GroupPendingCapacity",
          "GroupStandbyCapacity",
          "GroupTerminatingCapacity",
          "GroupTotalCapacity");

  private GroupMetric() {}
}
