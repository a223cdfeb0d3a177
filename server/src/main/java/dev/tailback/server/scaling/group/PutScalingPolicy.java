package dev.tailback.server.scaling.group;

import dev.tailback.engine.alarm.AlarmId;
import dev.tailback.engine.scaling.NamedPolicy;
import dev.tailback.engine.scaling.ScalableTarget;
import dev.tailback.engine.scaling.ScalingPolicy;
import dev.tailback.server.scaling.ShownPolicyAlarms;
import dev.tailback.server.scaling.group.request.Kept;
import dev.tailback.server.scaling.group.request.Member;
import dev.tailback.server.scaling.group.request.Shape;
import dev.tailback.server.scaling.group.state.GroupMembers;
import dev.tailback.server.scaling.group.state.Groups;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;
import java.util.List;

/**
 * Creates a policy of a group, or replaces one, which keeps its ARN. A target tracking policy gets
 * its alarms.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScalingPolicy.html">PutScalingPolicy</a>
 */
final class PutScalingPolicy implements Immediate<PutScalingPolicy.Request> {
  static final String POLICY = "PolicyName";

  private static final Shape SHAPE = Shape.of(Member.text(GroupMembers.NAME), Member.text(POLICY));

  record Request(String group, String name, GivenPolicy policy, boolean isEnabled) {}

  private record Put(String arn, List<AlarmId> alarms) implements Result {
    @Override
    public void write(Output output) {
      output.string("PolicyARN", arn);
      ShownPolicyAlarms.write(alarms, output);
    }
  }

  private final GroupAccess access;

  PutScalingPolicy(GroupAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    Kept names = Members.read(input, SHAPE, GroupMembers.NAME, POLICY);
    return new Request(
        names.textOrEmpty(GroupMembers.NAME),
        names.textOrEmpty(POLICY),
        GivenPolicy.read(input),
        !Boolean.FALSE.equals(input.bool("Enabled")));
  }

  @Override
  public Result answer(Request request, Call call) {
    ScalingPolicy policy = request.policy.of(call.caller());
    return access.call(groups -> put(groups, call.caller(), request, policy));
  }

  private static Put put(Groups groups, Caller caller, Request request, ScalingPolicy policy) {
    ScalableTarget target = groups.target(GroupAccess.group(groups, caller, request.group));
    NamedPolicy put = groups.scaling().putPolicy(target, request.name, policy, request.isEnabled);
    return new Put(put.arn(), groups.scaling().trackingAlarms(target, put));
  }
}
