package dev.tailback.server.cloudwatch.alarm;

import dev.tailback.engine.alarm.AlarmId;
import dev.tailback.server.cloudwatch.request.Members;
import dev.tailback.server.cloudwatch.request.Problems;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lists the tags of an alarm; none if it does not exist.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListTagsForResource.html">ListTagsForResource</a>
 */
final class ListTagsForResource implements Immediate<ListTagsForResource.Request> {

  record Request(String arn) {}

  private final AlarmAccess access;

  ListTagsForResource(AlarmAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    Members members = Members.of(input, Problems.ofParameters());
    Request request = new Request(AlarmArn.read(members));
    members.problems().check();
    return request;
  }

  @Override
  public Result answer(Request request, Call call) {
    AlarmId alarm = AlarmArn.id(request.arn);
    Map<String, String> tags =
        AlarmArn.isOf(alarm, call)
            ? access.call(alarms -> new TreeMap<>(alarms.tags(alarm)))
            : Map.of();
    return output -> Tags.write(tags, output);
  }
}
