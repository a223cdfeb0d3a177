package dev.tailback.engine.scaling;

import java.util.Comparator;
import java.util.UUID;

/**
 * The identity of a scalable target. The order is by account, region and then the members.
 *
 * @param namespace the namespace of its service, such as {@code ecs}
 * @param resource such as {@code service/shop/orders-workers}
 * @param dimension what of it is scaled, such as {@code ecs:service:DesiredCount}
 */
public record TargetId(
    String account, String region, String namespace, String resource, String dimension)
    implements Comparable<TargetId> {

  private static final String GROUPS = "autoscaling";
  private static final String GROUP_DIMENSION = "autoscaling:autoScalingGroup:DesiredCapacity";
  private static final String GROUP_RESOURCE = "autoScalingGroupName/";

  private static final Comparator<TargetId> ORDER =
      Comparator.comparing(TargetId::account)
          .thenComparing(TargetId::region)
          .thenComparing(TargetId::namespace)
          .thenComparing(TargetId::resource)
          .thenComparing(TargetId::dimension);

  /** Returns the identity of an EC2 Auto Scaling group. */
  public static TargetId group(String account, String region, String name) {
    return new TargetId(account, region, GROUPS, GROUP_RESOURCE + name, GROUP_DIMENSION);
  }

  /**
   * Returns whether it is an EC2 Auto Scaling group, and not a target of Application Auto Scaling.
   */
  public boolean isGroup() {
    return namespace.equals(GROUPS);
  }

  /**
   * Returns the name of the workers that carry the target out: the part after the last slash of its
   * resource.
   */
  public String workerName() {
    return resource.substring(resource.lastIndexOf('/') + 1);
  }

  /** Returns the target's pool of workers, which need not exist. */
  public PoolId pool() {
    return new PoolId(account, region, workerName());
  }

  /** Returns the ARN of a policy of the target. */
  String policyArn(UUID uuid, String policy) {
    String of = isGroup() ? resource : "resource/" + namespace + "/" + resource;
    return "arn:aws:autoscaling:%s:%s:scalingPolicy:%s:%s:policyName/%s"
        .formatted(region, account, uuid, of, policy);
  }

  /** Returns the resource's name in the names of its alarms. */
  String alarmPart() {
    return isGroup() ? workerName() : resource;
  }

  /** Returns what is set, such as {@code desired count}. */
  String capacityNoun() {
    String property = dimension.substring(dimension.lastIndexOf(':') + 1);
    return property.equals("Property")
        ? "desired capacity"
        : property.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
  }

  @Override
  public int compareTo(TargetId other) {
    return ORDER.compare(this, other);
  }
}
