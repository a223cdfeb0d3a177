package dev.tailback.server.scaling.group;

import dev.tailback.server.scaling.group.request.GroupErrors;
import dev.tailback.server.scaling.group.request.Kept;
import dev.tailback.server.scaling.group.request.Member;
import dev.tailback.server.scaling.group.request.Shape;
import dev.tailback.server.scaling.group.state.Group;
import dev.tailback.server.scaling.group.state.GroupActivity;
import dev.tailback.server.scaling.group.state.Groups;
import dev.tailback.server.scaling.group.state.Instance;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;

/**
 * Terminates an instance of a group. Another one is launched unless the desired capacity is
 * reduced.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_TerminateInstanceInAutoScalingGroup.html">TerminateInstanceInAutoScalingGroup</a>
 */
final class TerminateInstanceInAutoScalingGroup implements Immediate<Kept> {
  private static final String ID = "InstanceId";
  private static final String DECREMENT = "ShouldDecrementDesiredCapacity";
  private static final Shape SHAPE = Shape.of(Member.text(ID, 1, 19), Member.bool(DECREMENT));

  private final GroupAccess access;

  TerminateInstanceInAutoScalingGroup(GroupAccess access) {
    this.access = access;
  }

  @Override
  public Kept read(Input input) {
    return Members.read(input, SHAPE, ID, DECREMENT);
  }

  @Override
  public Result answer(Kept request, Call call) {
    GroupActivity activity = access.call(groups -> terminate(groups, call.caller(), request));
    return output -> output.structure("Activity", activity);
  }

  private static GroupActivity terminate(Groups groups, Caller caller, Kept request) {
    String id = request.textOrEmpty(ID);
    for (Group group : groups.all(caller.account(), caller.region())) {
      for (Instance instance : group.instances()) {
        if (instance.id().equals(id) && instance.isLive()) {
          return terminate(groups, group, instance, request.isTrue(DECREMENT));
        }
      }
    }
    throw GroupErrors.invalid(
        "Instance Id not found - No managed instance found for instance ID: " + id);
  }

  private static GroupActivity terminate(
      Groups groups, Group group, Instance instance, boolean isDecrement) {
    if (isDecrement && groups.desired(group) <= group.min()) {
      throw GroupErrors.invalid(
          "Currently, desiredSize equals minSize (%d). Terminating instance without replacement will"
                  .formatted(group.min())
              + " violate group's min size constraint. Either set shouldDecrementDesiredCapacity"
              + " flag to false or lower group's min size.");
    }
    return groups.terminate(group, instance, !isDecrement);
  }
}
