package dev.tailback.server.scaling.application;

import dev.tailback.engine.scaling.ScalableTarget;
import dev.tailback.engine.scaling.Scaling;
import dev.tailback.engine.scaling.TargetId;
import dev.tailback.server.cloudwatch.request.Constraints;
import dev.tailback.server.scaling.ScalingAccess;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;

/**
 * Deletes a scaling policy. The alarms of a target tracking policy are deleted, too; those that
 * call a step scaling policy remain, without this action.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DeleteScalingPolicy.html">DeleteScalingPolicy</a>
 */
final class DeleteScalingPolicy implements Immediate<DeleteScalingPolicy.Request> {

  record Request(GivenTarget target, String name) {}

  private final ScalingAccess access;

  DeleteScalingPolicy(ScalingAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    Constraints constraints = new Constraints(input);
    String name = constraints.requiredText("PolicyName", 1, GivenTarget.MAX_ID_LENGTH);
    GivenTarget target = GivenTarget.read(constraints);
    constraints.check();
    return new Request(target, name);
  }

  @Override
  public Result answer(Request request, Call call) {
    TargetId id = request.target.of(call.caller());
    boolean existed = access.call(scaling -> delete(request, id, scaling));
    if (!existed) {
      throw ApplicationErrors.noPolicy(request.name, id);
    }
    return ApplicationScalingActions.EMPTY;
  }

  private static boolean delete(Request request, TargetId id, Scaling scaling) {
    ScalableTarget target = scaling.find(id);
    return target != null && scaling.deletePolicy(target, request.name);
  }
}
