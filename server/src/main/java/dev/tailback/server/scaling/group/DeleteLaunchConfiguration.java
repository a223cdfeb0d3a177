package dev.tailback.server.scaling.group;

import dev.tailback.server.scaling.group.request.GroupErrors;
import dev.tailback.server.scaling.group.request.Kept;
import dev.tailback.server.scaling.group.request.Member;
import dev.tailback.server.scaling.group.request.Shape;
import dev.tailback.server.scaling.group.state.Group;
import dev.tailback.server.scaling.group.state.Groups;
import dev.tailback.server.scaling.group.state.LaunchMembers;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;

/**
 * Deletes a launch configuration that no group uses.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DeleteLaunchConfiguration.html">DeleteLaunchConfiguration</a>
 */
final class DeleteLaunchConfiguration implements Immediate<Kept> {
  private static final Shape SHAPE = Shape.of(Member.text(LaunchMembers.NAME));

  private final GroupAccess access;

  DeleteLaunchConfiguration(GroupAccess access) {
    this.access = access;
  }

  @Override
  public Kept read(Input input) {
    return Members.read(input, SHAPE, LaunchMembers.NAME);
  }

  @Override
  public Result answer(Kept request, Call call) {
    String name = request.textOrEmpty(LaunchMembers.NAME);
    access.run(groups -> delete(groups, call.caller(), name));
    return Result.NOTHING;
  }

  private static void delete(Groups groups, Caller caller, String name) {
    for (Group group : groups.all(caller.account(), caller.region())) {
      if (group.launchesFrom(name)) {
        throw GroupErrors.inUse(
            "Cannot delete launch configuration %s because it is attached to AutoScalingGroup %s"
                .formatted(name, group.name()));
      }
    }
    if (!groups.launchConfigurations().delete(CreateLaunchConfiguration.id(caller, name))) {
      throw GroupErrors.invalid(
          "Launch configuration name not found - Launch configuration " + name + " not found");
    }
  }
}
