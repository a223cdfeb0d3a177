package dev.tailback.server.scaling.application;

import dev.tailback.server.cloudwatch.request.Constraints;
import dev.tailback.server.scaling.ScalingAccess;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Result;
import java.util.List;

/**
 * Removes tags from a scalable target.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/application/APIReference/API_UntagResource.html">UntagResource</a>
 */
final class UntagResource implements Immediate<UntagResource.Request> {
  private static final ListMember KEYS = ListMember.of("TagKeys");
  private static final int MAX_KEYS = 200;
  private static final int MAX_KEY_LENGTH = 128;

  record Request(String arn, List<String> keys) {}

  private final ScalingAccess access;

  UntagResource(ScalingAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    Constraints constraints = new Constraints(input);
    String arn = TargetArn.read(constraints);
    constraints.required("TagKeys", input.strings(KEYS));
    List<String> keys = constraints.texts(KEYS, MAX_KEYS, MAX_KEY_LENGTH);
    constraints.check();
    return new Request(arn, keys);
  }

  @Override
  public Result answer(Request request, Call call) {
    return access.call(
        scaling -> {
          scaling.untag(TargetArn.find(request.arn, call.caller(), scaling), request.keys);
          return ApplicationScalingActions.EMPTY;
        });
  }
}
