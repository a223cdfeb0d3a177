package dev.tailback.server.cloudwatch.alarm;

import dev.tailback.engine.alarm.AlarmId;
import dev.tailback.server.cloudwatch.request.Members;
import dev.tailback.server.cloudwatch.request.Problems;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Result;
import java.util.List;

/**
 * Removes tags from an alarm.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_UntagResource.html">UntagResource</a>
 */
final class UntagResource implements Immediate<UntagResource.Request> {
  private static final ListMember TAG_KEYS = ListMember.of("TagKeys");

  record Request(String arn, List<String> keys) {}

  private final AlarmAccess access;

  UntagResource(AlarmAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    Members members = Members.of(input, Problems.ofParameters());
    Request request = new Request(AlarmArn.read(members), members.texts(TAG_KEYS, Tags.MAX_TAGS));
    if (request.keys.isEmpty()) {
      members.problems().missing(TAG_KEYS.name());
    }
    members.problems().check();
    return request;
  }

  @Override
  public Result answer(Request request, Call call) {
    AlarmId alarm = AlarmArn.id(request.arn);
    boolean isUntagged =
        AlarmArn.isOf(alarm, call) && access.call(alarms -> alarms.untag(alarm, request.keys));
    if (!isUntagged) {
      throw AlarmArn.notFound(request.arn);
    }
    return TagResource.EMPTY;
  }
}
