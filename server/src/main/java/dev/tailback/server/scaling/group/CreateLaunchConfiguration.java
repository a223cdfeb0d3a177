package dev.tailback.server.scaling.group;

import dev.tailback.server.scaling.group.request.GroupErrors;
import dev.tailback.server.scaling.group.request.Kept;
import dev.tailback.server.scaling.group.state.LaunchConfiguration;
import dev.tailback.server.scaling.group.state.LaunchMembers;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;

/**
 * Creates a launch configuration, which is kept and shown.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateLaunchConfiguration.html">CreateLaunchConfiguration</a>
 */
final class CreateLaunchConfiguration implements Immediate<Kept> {
  private final GroupAccess access;

  CreateLaunchConfiguration(GroupAccess access) {
    this.access = access;
  }

  @Override
  public Kept read(Input input) {
    Kept members = Members.read(input, LaunchMembers.SHAPE, LaunchMembers.NAME);
    boolean isComplete = members.has(LaunchMembers.IMAGE) && members.has(LaunchMembers.TYPE);
    if (!isComplete && !members.has(LaunchMembers.INSTANCE)) {
      throw GroupErrors.invalid(
          "Valid requests must contain either the InstanceID parameter or both the ImageId and"
              + " InstanceType parameters.");
    }
    return members;
  }

  @Override
  public Result answer(Kept request, Call call) {
    String name = request.textOrEmpty(LaunchMembers.NAME);
    LaunchConfiguration.Id id = id(call.caller(), name);
    boolean isCreated = access.call(groups -> groups.launchConfigurations().create(id, request));
    if (!isCreated) {
      throw GroupErrors.alreadyExists(
          "Launch Configuration by this name already exists - A launch configuration already exists"
              + " with the name "
              + name);
    }
    return Result.NOTHING;
  }

  static LaunchConfiguration.Id id(Caller caller, String name) {
    return new LaunchConfiguration.Id(caller.account(), caller.region(), name);
  }
}
