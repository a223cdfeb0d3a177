package dev.tailback.server.scaling.application;

import dev.tailback.engine.scaling.TargetId;
import dev.tailback.server.cloudwatch.request.Constraints;
import dev.tailback.server.scaling.ScalingAccess;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;

/**
 * Removes a scalable target with its policies.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DeregisterScalableTarget.html">DeregisterScalableTarget</a>
 */
final class DeregisterScalableTarget implements Immediate<GivenTarget> {
  private final ScalingAccess access;

  DeregisterScalableTarget(ScalingAccess access) {
    this.access = access;
  }

  @Override
  public GivenTarget read(Input input) {
    Constraints constraints = new Constraints(input);
    GivenTarget target = GivenTarget.read(constraints);
    constraints.check();
    return target;
  }

  @Override
  public Result answer(GivenTarget request, Call call) {
    TargetId id = request.of(call.caller());
    boolean existed = access.call(scaling -> scaling.deregister(id));
    if (!existed) {
      throw ApplicationErrors.none("scalable target found", id);
    }
    return ApplicationScalingActions.EMPTY;
  }
}
