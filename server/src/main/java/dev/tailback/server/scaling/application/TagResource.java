package dev.tailback.server.scaling.application;

import dev.tailback.engine.scaling.ScalableTarget;
import dev.tailback.engine.scaling.Scaling;
import dev.tailback.server.cloudwatch.request.Constraints;
import dev.tailback.server.scaling.ScalingAccess;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Adds tags to a scalable target, or changes their values.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/application/APIReference/API_TagResource.html">TagResource</a>
 */
final class TagResource implements Immediate<TagResource.Request> {

  record Request(String arn, Map<String, String> tags) {}

  private final ScalingAccess access;

  TagResource(ScalingAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    Constraints constraints = new Constraints(input);
    String arn = TargetArn.read(constraints);
    constraints.required("Tags", GivenTags.areGiven(input) ? input : null);
    constraints.check();
    return new Request(arn, GivenTags.read(input));
  }

  @Override
  public Result answer(Request request, Call call) {
    return access.call(scaling -> tag(request, call.caller(), scaling));
  }

  private static Result tag(Request request, Caller caller, Scaling scaling) {
    ScalableTarget target = TargetArn.find(request.arn, caller, scaling);
    Set<String> keys = new HashSet<>(target.tags().keySet());
    keys.addAll(request.tags.keySet());
    if (keys.size() > GivenTags.MAX_TAGS) {
      throw GivenTags.tooMany();
    }
    scaling.tag(target, request.tags);
    return ApplicationScalingActions.EMPTY;
  }
}
