package dev.tailback.server.scaling.group;

import dev.tailback.server.scaling.group.request.GroupErrors;
import dev.tailback.server.scaling.group.request.Kept;
import dev.tailback.server.scaling.group.request.Member;
import dev.tailback.server.scaling.group.request.Shape;
import dev.tailback.server.scaling.group.state.Group;
import dev.tailback.server.scaling.group.state.GroupMembers;
import dev.tailback.server.scaling.group.state.Groups;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;

/**
 * Deletes a group with its policies. One that has instances must be deleted by force.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DeleteAutoScalingGroup.html">DeleteAutoScalingGroup</a>
 */
final class DeleteAutoScalingGroup implements Immediate<Kept> {
  private static final String FORCE = "ForceDelete";
  private static final Shape SHAPE = Shape.of(Member.text(GroupMembers.NAME), Member.bool(FORCE));

  private final GroupAccess access;

  DeleteAutoScalingGroup(GroupAccess access) {
    this.access = access;
  }

  @Override
  public Kept read(Input input) {
    return Members.read(input, SHAPE, GroupMembers.NAME);
  }

  @Override
  public Result answer(Kept request, Call call) {
    String name = request.textOrEmpty(GroupMembers.NAME);
    access.run(groups -> delete(groups, call.caller(), name, request.isTrue(FORCE)));
    return Result.NOTHING;
  }

  private static void delete(Groups groups, Caller caller, String name, boolean isForced) {
    Group group = GroupAccess.group(groups, caller, name);
    if (!isForced && groups.desired(group) > 0) {
      throw GroupErrors.inUse(
          "You cannot delete an AutoScalingGroup while there are instances or pending Spot instance"
              + " request(s) still in the group.");
    }
    if (!isForced && !group.instances().isEmpty()) {
      throw GroupErrors.inProgress(
          "You cannot delete an AutoScalingGroup while there are scaling activities in progress for"
              + " that group.");
    }
    groups.delete(group);
  }
}
