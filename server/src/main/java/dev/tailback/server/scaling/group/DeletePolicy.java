package dev.tailback.server.scaling.group;

import dev.tailback.engine.scaling.NamedPolicy;
import dev.tailback.engine.scaling.ScalableTarget;
import dev.tailback.server.scaling.group.request.Kept;
import dev.tailback.server.scaling.group.request.Member;
import dev.tailback.server.scaling.group.request.Shape;
import dev.tailback.server.scaling.group.state.GroupMembers;
import dev.tailback.server.scaling.group.state.Groups;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;
import java.util.Objects;

/**
 * Deletes a policy. The alarms of target tracking go with it; others only stop calling it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DeletePolicy.html">DeletePolicy</a>
 */
final class DeletePolicy implements Immediate<Kept> {
  private static final Shape SHAPE =
      Shape.of(Member.text(GroupMembers.NAME), Member.text(PutScalingPolicy.POLICY, 1, 1_600));

  private final GroupAccess access;

  DeletePolicy(GroupAccess access) {
    this.access = access;
  }

  @Override
  public Kept read(Input input) {
    return Members.read(input, SHAPE, PutScalingPolicy.POLICY);
  }

  @Override
  public Result answer(Kept request, Call call) {
    access.run(groups -> delete(groups, call.caller(), request));
    return Result.NOTHING;
  }

  private static void delete(Groups groups, Caller caller, Kept request) {
    NamedPolicy policy = PolicyNames.find(groups, caller, request);
    ScalableTarget target = Objects.requireNonNull(groups.scaling().find(policy.target()));
    groups.scaling().deletePolicy(target, policy.name());
  }
}
