package dev.tailback.server.scaling.group.state;

import static dev.tailback.server.scaling.group.request.Member.bool;
import static dev.tailback.server.scaling.group.request.Member.integer;
import static dev.tailback.server.scaling.group.request.Member.oneOf;
import static dev.tailback.server.scaling.group.request.Member.structure;
import static dev.tailback.server.scaling.group.request.Member.structures;
import static dev.tailback.server.scaling.group.request.Member.text;
import static dev.tailback.server.scaling.group.request.Member.texts;

import dev.tailback.server.scaling.group.request.Kept;
import dev.tailback.server.scaling.group.request.Shape;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The members of a group. Its bounds, cooldown, warm-up, zones, subnets, termination policies and
 * launch source have an effect; the rest is only shown.
 */
public final class GroupMembers {
  /** The member that names a group. */
  public static final String NAME = "AutoScalingGroupName";

  /** The member with the fewest instances. */
  public static final String MIN = "MinSize";

  /** The member with the most instances. */
  public static final String MAX = "MaxSize";

  /** The member with the desired number of instances. */
  public static final String DESIRED = "DesiredCapacity";

  /** The member with the cooldown of simple policies. */
  public static final String COOLDOWN = "DefaultCooldown";

  /** The member with the time that instances take to count in metrics. */
  public static final String WARMUP = "DefaultInstanceWarmup";

  /** The member with the zones. */
  public static final String ZONES = "AvailabilityZones";

  /** The member with the subnets, separated by commas. */
  public static final String SUBNETS = "VPCZoneIdentifier";

  /** The member that names the launch configuration. */
  public static final String LAUNCH_CONFIGURATION = LaunchMembers.NAME;

  /** The member with the launch template. */
  public static final String LAUNCH_TEMPLATE = "LaunchTemplate";

  /** The member with the launch template of a mix of types of instances. */
  public static final String MIXED_INSTANCES = "MixedInstancesPolicy";

  /** Within a mix, the member with the launch template itself. */
  public static final String TEMPLATE_OF_MIX = "LaunchTemplateSpecification";

  /** The member that names an instance to take the launch configuration from. */
  public static final String INSTANCE = LaunchMembers.INSTANCE;

  /** The member with the order in which instances are terminated. */
  public static final String TERMINATION = "TerminationPolicies";

  /** The member that protects new instances from scale-in. */
  public static final String PROTECTED = "NewInstancesProtectedFromScaleIn";

  /** The members that say what instances are launched from; a group has exactly one. */
  static final List<String> LAUNCHED_FROM =
      List.of(LAUNCH_CONFIGURATION, LAUNCH_TEMPLATE, MIXED_INSTANCES);

  private static final String SERVICE_ROLE = "ServiceLinkedRoleARN";
  private static final int MAX_SIZE = 10_000;
  private static final int MAX_SECONDS = 1_000_000_000;
  private static final int MAX_TEXT = 255;
  private static final int MAX_ARN = 1_600;
  private static final int MAX_ARN_OF_TARGET = 511;
  private static final int DEFAULT_COOLDOWN = 300;
  private static final int MAX_ZONES = 6;

  private static final Shape TEMPLATE =
      Shape.of(text("LaunchTemplateId"), text("LaunchTemplateName", 3, 128), text("Version"));

  private static final Shape OVERRIDE =
      Shape.of(
          text("InstanceType"),
          text("WeightedCapacity", 1, 32),
          structure(TEMPLATE_OF_MIX, TEMPLATE),
          text("ImageId"));

  private static final Shape DISTRIBUTION =
      Shape.of(
          text("OnDemandAllocationStrategy"),
          integer("OnDemandBaseCapacity", 0, MAX_SIZE),
          integer("OnDemandPercentageAboveBaseCapacity", 0, 100),
          text("SpotAllocationStrategy"),
          integer("SpotInstancePools", 0, 20),
          text("SpotMaxPrice", 0, MAX_TEXT));

  private static final Shape MIXED =
      Shape.of(
          structure(
              LAUNCH_TEMPLATE,
              Shape.of(structure(TEMPLATE_OF_MIX, TEMPLATE), structures("Overrides", OVERRIDE))),
          structure("InstancesDistribution", DISTRIBUTION));

  private static final Shape MAINTENANCE =
      Shape.of(integer("MinHealthyPercentage", -1, 100), integer("MaxHealthyPercentage", -1, 200));

  private static final Shape ZONE_DISTRIBUTION =
      Shape.of(oneOf("CapacityDistributionStrategy", "balanced-only", "balanced-best-effort"));

  private static final Shape ZONE_IMPAIRMENT =
      Shape.of(
          bool("ZonalShiftEnabled"),
          oneOf("ImpairedZoneHealthCheckBehavior", "ReplaceUnhealthy", "IgnoreUnhealthy"));

  private static final Shape TRAFFIC_SOURCE =
      Shape.of(text("Identifier", 1, MAX_ARN_OF_TARGET), text("Type", 1, MAX_ARN_OF_TARGET));

  /** The members of a group. */
  public static final Shape SHAPE =
      Shape.of(
          text(NAME),
          text(LAUNCH_CONFIGURATION),
          structure(LAUNCH_TEMPLATE, TEMPLATE),
          structure(MIXED_INSTANCES, MIXED),
          text(INSTANCE, 1, 19),
          integer(MIN, 0, MAX_SIZE),
          integer(MAX, 0, MAX_SIZE),
          integer(DESIRED, 0, MAX_SIZE),
          integer(COOLDOWN, 0, MAX_SECONDS),
          texts(ZONES, MAX_TEXT),
          texts("AvailabilityZoneIds", MAX_TEXT),
          texts("LoadBalancerNames", MAX_TEXT),
          texts("TargetGroupARNs", MAX_ARN_OF_TARGET),
          text("HealthCheckType", 1, 32),
          integer("HealthCheckGracePeriod", 0, MAX_SECONDS),
          text("PlacementGroup", 0, MAX_TEXT),
          text(SUBNETS, 0, 5_000),
          texts(TERMINATION, MAX_ARN),
          bool(PROTECTED),
          text(SERVICE_ROLE, 1, MAX_ARN),
          integer("MaxInstanceLifetime", 0, MAX_SECONDS),
          bool("CapacityRebalance"),
          text("Context"),
          text("DesiredCapacityType"),
          integer(WARMUP, -1, MAX_SECONDS),
          structures("TrafficSources", TRAFFIC_SOURCE),
          structure("InstanceMaintenancePolicy", MAINTENANCE),
          structure("AvailabilityZoneDistribution", ZONE_DISTRIBUTION),
          structure("AvailabilityZoneImpairmentPolicy", ZONE_IMPAIRMENT));

  private GroupMembers() {}

  /** Returns the members of a new group, with AWS's defaults. */
  static Kept complete(Kept given, String account, String region) {
    Kept placed = placed(given.without(INSTANCE).without(DESIRED).orElse(SUBNETS, ""), region);
    return placed
        .orElse(COOLDOWN, DEFAULT_COOLDOWN)
        .orElse("LoadBalancerNames", List.of())
        .orElse("TargetGroupARNs", List.of())
        .orElse("TrafficSources", List.of())
        .orElse("HealthCheckType", "EC2")
        .orElse("HealthCheckGracePeriod", 0)
        .orElse(TERMINATION, List.of("Default"))
        .orElse(PROTECTED, false)
        .orElse(
            SERVICE_ROLE,
            "arn:aws:iam::"
                + account
                + ":role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling");
  }

  /** Returns the members of a group after a change. A new launch source replaces the old one. */
  static Kept changed(Kept before, Kept changes, String region) {
    Kept base = before;
    if (LAUNCHED_FROM.stream().anyMatch(changes::has)) {
      for (String member : LAUNCHED_FROM) {
        base = base.without(member);
      }
    }
    if (changes.has(SUBNETS)) {
      base = base.without(ZONES);
    }
    Kept changed = base.with(changes.without(INSTANCE).without(DESIRED).without(NAME));
    Integer warmup = changed.integer(WARMUP);
    return placed(warmup != null && warmup < 0 ? changed.without(WARMUP) : changed, region);
  }

  /** Makes up a zone for each subnet, because the real ones are unknown. */
  private static Kept placed(Kept group, String region) {
    String subnets = group.textOrEmpty(SUBNETS);
    int count = subnets.isBlank() ? 0 : subnets.split(",", -1).length;
    List<String> zones =
        IntStream.range(0, Math.min(count, MAX_ZONES))
            .mapToObj(i -> region + (char) ('a' + i))
            .toList();
    return group.orElse(ZONES, zones);
  }
}
