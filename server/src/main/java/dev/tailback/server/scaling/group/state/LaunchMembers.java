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

/** The members of a launch configuration. Only its name and their type are used. */
public final class LaunchMembers {
  /** The member that names a launch configuration. */
  public static final String NAME = "LaunchConfigurationName";

  /** The member that names the image of instances. */
  public static final String IMAGE = "ImageId";

  /** The member that names the type of instances. */
  public static final String TYPE = "InstanceType";

  /** The member that names an instance to take the others from. */
  public static final String INSTANCE = "InstanceId";

  private static final String MONITORING = "InstanceMonitoring";
  private static final String MAPPINGS = "BlockDeviceMappings";
  private static final String SECURITY_GROUPS = "SecurityGroups";
  private static final int MAX_TEXT = 255;
  private static final int MAX_ARN = 1_600;
  private static final int MAX_USER_DATA = 21_847;

  private static final Shape EBS =
      Shape.of(
          text("SnapshotId"),
          integer("VolumeSize", 1, 16_384),
          text("VolumeType"),
          bool("DeleteOnTermination"),
          integer("Iops", 100, 20_000),
          bool("Encrypted"),
          integer("Throughput", 125, 1_000));

  private static final Shape MAPPING =
      Shape.of(text("VirtualName"), text("DeviceName"), structure("Ebs", EBS), bool("NoDevice"));

  private static final Shape ENABLED = Shape.of(bool("Enabled"));

  private static final Shape METADATA =
      Shape.of(
          oneOf("HttpTokens", "optional", "required"),
          integer("HttpPutResponseHopLimit", 1, 64),
          oneOf("HttpEndpoint", "disabled", "enabled"));

  /** The members of a launch configuration. */
  public static final Shape SHAPE =
      Shape.of(
          text(NAME),
          text(IMAGE),
          text("KeyName", 0, MAX_TEXT),
          texts(SECURITY_GROUPS, MAX_ARN),
          text("ClassicLinkVPCId"),
          texts("ClassicLinkVPCSecurityGroups", MAX_TEXT),
          text("UserData", 0, MAX_USER_DATA),
          text(INSTANCE, 1, 19),
          text(TYPE),
          text("KernelId", 0, MAX_TEXT),
          text("RamdiskId", 0, MAX_TEXT),
          structures(MAPPINGS, MAPPING),
          structure(MONITORING, ENABLED),
          text("SpotPrice"),
          text("IamInstanceProfile", 1, MAX_ARN),
          bool("EbsOptimized"),
          bool("AssociatePublicIpAddress"),
          text("PlacementTenancy", 1, 64),
          structure("MetadataOptions", METADATA));

  private LaunchMembers() {}

  /** Returns the members of a new launch configuration, with AWS's defaults. */
  static Kept complete(Kept given) {
    return given
        .without(INSTANCE)
        .orElse("KeyName", "")
        .orElse("UserData", "")
        .orElse("KernelId", "")
        .orElse("RamdiskId", "")
        .orElse(SECURITY_GROUPS, List.of())
        .orElse("ClassicLinkVPCSecurityGroups", List.of())
        .orElse(MAPPINGS, List.of())
        .orElse(MONITORING, ENABLED.empty().with("Enabled", true))
        .orElse("EbsOptimized", false);
  }
}
