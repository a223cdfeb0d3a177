package dev.tailback.server.scaling.group;

import dev.tailback.engine.scaling.TargetId;
import dev.tailback.server.scaling.group.request.Checks;
import dev.tailback.server.scaling.group.request.GroupErrors;
import dev.tailback.server.scaling.group.request.Kept;
import dev.tailback.server.scaling.group.state.GroupMembers;
import dev.tailback.server.scaling.group.state.GroupTag;
import dev.tailback.server.scaling.group.state.Groups;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Creates a group. Neither its launch template or configuration nor its subnets need exist.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html">CreateAutoScalingGroup</a>
 */
final class CreateAutoScalingGroup implements Immediate<CreateAutoScalingGroup.Request> {
  /** ASCII without blanks and colons. */
  private static final Pattern NAME = Pattern.compile("[\\u0021-\\u0039\\u003b-\\u007e]+");

  record Request(String name, Kept members, List<GroupTag> tags) {

    private Bounds bounds() {
      return new Bounds(size(GroupMembers.MIN), size(GroupMembers.MAX));
    }

    private int size(String member) {
      return Objects.requireNonNullElse(members.integer(member), 0);
    }

    private int desired() {
      return members.has(GroupMembers.DESIRED) ? size(GroupMembers.DESIRED) : bounds().min();
    }
  }

  private final GroupAccess access;

  CreateAutoScalingGroup(GroupAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    Checks checks = new Checks();
    Kept members = GroupMembers.SHAPE.read(input, checks);
    for (String name : List.of(GroupMembers.NAME, GroupMembers.MIN, GroupMembers.MAX)) {
      checks.required(name, members.has(name) ? name : null);
    }
    String name = members.textOrEmpty(GroupMembers.NAME);
    if (members.has(GroupMembers.NAME)) {
      checks.pattern(GroupMembers.NAME, name, NAME);
    }
    List<GroupTag> tags = GivenTags.read(input, checks, name);
    checks.check();
    GivenTags.checkCount(tags.stream().map(GroupTag::key).distinct().count());
    return new Request(name, members, tags);
  }

  @Override
  public Result answer(Request request, Call call) {
    checkMembers(request.members);
    request.bounds().check(request.desired());
    TargetId id = GroupAccess.id(call.caller(), request.name);
    access.run(groups -> create(groups, id, request));
    return Result.NOTHING;
  }

  private static void checkMembers(Kept members) {
    long sources =
        Stream.of(
                GroupMembers.LAUNCH_CONFIGURATION,
                GroupMembers.LAUNCH_TEMPLATE,
                GroupMembers.MIXED_INSTANCES,
                GroupMembers.INSTANCE)
            .filter(members::has)
            .count();
    if (sources != 1) {
      throw GroupErrors.invalid(
          "Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId"
              + " or MixedInstancesPolicy parameter.");
    }
    boolean isPlaced =
        !members.texts(GroupMembers.ZONES).isEmpty()
            || !members.textOrEmpty(GroupMembers.SUBNETS).isBlank()
            || members.has("AvailabilityZoneIds");
    if (!isPlaced) {
      throw GroupErrors.invalid("At least one Availability Zone or VPC Subnet is required.");
    }
  }

  private static void create(Groups groups, TargetId id, Request request) {
    if (groups.find(id) != null) {
      throw GroupErrors.alreadyExists(
          "AutoScalingGroup by this name already exists - A group with the name "
              + request.name
              + " already exists");
    }
    groups.create(id, request.members, request.desired(), request.tags);
  }
}
