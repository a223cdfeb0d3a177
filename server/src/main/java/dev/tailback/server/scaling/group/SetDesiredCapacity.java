package dev.tailback.server.scaling.group;

import dev.tailback.server.scaling.group.request.GroupErrors;
import dev.tailback.server.scaling.group.request.Kept;
import dev.tailback.server.scaling.group.request.Member;
import dev.tailback.server.scaling.group.request.Shape;
import dev.tailback.server.scaling.group.state.Group;
import dev.tailback.server.scaling.group.state.GroupActivity;
import dev.tailback.server.scaling.group.state.GroupMembers;
import dev.tailback.server.scaling.group.state.Groups;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;
import java.util.List;
import java.util.Objects;

/**
 * Sets the number of instances of a group.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_SetDesiredCapacity.html">SetDesiredCapacity</a>
 */
final class SetDesiredCapacity implements Immediate<Kept> {
  private static final String HONOR = "HonorCooldown";
  private static final Shape SHAPE =
      Shape.of(
          Member.text(GroupMembers.NAME),
          Member.integer(GroupMembers.DESIRED, 0, Integer.MAX_VALUE),
          Member.bool(HONOR));

  private final GroupAccess access;

  SetDesiredCapacity(GroupAccess access) {
    this.access = access;
  }

  @Override
  public Kept read(Input input) {
    return Members.read(input, SHAPE, GroupMembers.NAME, GroupMembers.DESIRED);
  }

  @Override
  public Result answer(Kept request, Call call) {
    access.run(groups -> set(groups, call.caller(), request));
    return Result.NOTHING;
  }

  private static void set(Groups groups, Caller caller, Kept request) {
    Group group = GroupAccess.group(groups, caller, request.textOrEmpty(GroupMembers.NAME));
    int desired = Objects.requireNonNullElse(request.integer(GroupMembers.DESIRED), 0);
    if (desired > group.max()) {
      throw outOfBounds(desired, "above max value " + group.max());
    } else if (desired < group.min()) {
      throw outOfBounds(desired, "below min value " + group.min());
    }
    if (request.isTrue(HONOR)) {
      checkCooldown(groups, group);
    }
    groups.setDesired(group, desired);
  }

  private static RuntimeException outOfBounds(int desired, String problem) {
    return GroupErrors.invalid(
        "New SetDesiredCapacity value %d is %s for the AutoScalingGroup."
            .formatted(desired, problem));
  }

  private static void checkCooldown(Groups groups, Group group) {
    if (groups.target(group).simpleCooldownUntilMillis() > groups.nowMillis()) {
      throw blocked(groups, group);
    }
  }

  /** Returns the refusal of a change that waits for the cooldown of the last one. */
  static RuntimeException blocked(Groups groups, Group group) {
    List<GroupActivity> activities =
        groups.activities(activity -> activity.group().equals(group.id()));
    String latest = activities.isEmpty() ? "" : activities.get(0).id() + " ";
    return GroupErrors.inProgress(
        "Scaling activity " + latest + "is in progress and blocks this action");
  }
}
