package dev.tailback.server.scaling.group;

import dev.tailback.server.scaling.group.request.Kept;
import dev.tailback.server.scaling.group.state.Group;
import dev.tailback.server.scaling.group.state.GroupMembers;
import dev.tailback.server.scaling.group.state.Groups;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;
import java.util.Objects;

/**
 * Changes a group. A desired capacity that the new bounds exclude is brought within them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_UpdateAutoScalingGroup.html">UpdateAutoScalingGroup</a>
 */
final class UpdateAutoScalingGroup implements Immediate<Kept> {
  private final GroupAccess access;

  UpdateAutoScalingGroup(GroupAccess access) {
    this.access = access;
  }

  @Override
  public Kept read(Input input) {
    return Members.read(input, GroupMembers.SHAPE, GroupMembers.NAME);
  }

  @Override
  public Result answer(Kept request, Call call) {
    access.run(groups -> update(groups, call.caller(), request));
    return Result.NOTHING;
  }

  private static void update(Groups groups, Caller caller, Kept request) {
    Group group = GroupAccess.group(groups, caller, request.textOrEmpty(GroupMembers.NAME));
    Bounds bounds =
        new Bounds(
            Objects.requireNonNullElse(request.integer(GroupMembers.MIN), group.min()),
            Objects.requireNonNullElse(request.integer(GroupMembers.MAX), group.max()));
    bounds.check();
    Integer given = request.integer(GroupMembers.DESIRED);
    if (given != null) {
      bounds.check(given);
    }
    int desired = given == null ? bounds.clamp(groups.desired(group)) : given;
    groups.update(group, request, desired);
  }
}
