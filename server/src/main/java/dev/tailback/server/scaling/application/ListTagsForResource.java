package dev.tailback.server.scaling.application;

import dev.tailback.server.cloudwatch.request.Constraints;
import dev.tailback.server.scaling.ScalingAccess;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lists the tags of a scalable target.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/application/APIReference/API_ListTagsForResource.html">ListTagsForResource</a>
 */
final class ListTagsForResource implements Immediate<ListTagsForResource.Request> {

  record Request(String arn) {}

  private final ScalingAccess access;

  ListTagsForResource(ScalingAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    Constraints constraints = new Constraints(input);
    Request request = new Request(TargetArn.read(constraints));
    constraints.check();
    return request;
  }

  @Override
  public Result answer(Request request, Call call) {
    Map<String, String> tags =
        access.call(
            scaling -> new TreeMap<>(TargetArn.find(request.arn, call.caller(), scaling).tags()));
    return output -> GivenTags.write(tags, output);
  }
}
