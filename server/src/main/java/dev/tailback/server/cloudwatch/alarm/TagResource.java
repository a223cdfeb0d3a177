package dev.tailback.server.cloudwatch.alarm;

import dev.tailback.engine.alarm.AlarmId;
import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.cloudwatch.request.CloudWatchErrors;
import dev.tailback.server.cloudwatch.request.Members;
import dev.tailback.server.cloudwatch.request.Problems;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Adds tags to an alarm, or changes their values.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_TagResource.html">TagResource</a>
 */
final class TagResource implements Immediate<TagResource.Request> {
  /** A result without members, unlike {@link Result#NOTHING}, which has no result element. */
  static final Result EMPTY = output -> {};

  record Request(String arn, Map<String, String> tags) {}

  private final AlarmAccess access;

  TagResource(AlarmAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    Members members = Members.of(input, Problems.ofParameters());
    Request request = new Request(AlarmArn.read(members), Tags.read(members));
    if (request.tags.isEmpty()) {
      members.problems().missing("Tags");
    }
    members.problems().check();
    return request;
  }

  @Override
  public Result answer(Request request, Call call) {
    AlarmId alarm = AlarmArn.id(request.arn);
    boolean isTagged =
        AlarmArn.isOf(alarm, call) && access.call(alarms -> tag(request, alarm, alarms));
    if (!isTagged) {
      throw AlarmArn.notFound(request.arn);
    }
    return EMPTY;
  }

  private static boolean tag(Request request, AlarmId alarm, Alarms alarms) {
    Set<String> keys = new HashSet<>(alarms.tags(alarm).keySet());
    keys.addAll(request.tags.keySet());
    if (keys.size() > Tags.MAX_TAGS) {
      throw new Refusal(
          CloudWatchErrors.INVALID_PARAMETER_VALUE,
          "An alarm can have at most " + Tags.MAX_TAGS + " tags.");
    }
    return alarms.tag(alarm, request.tags);
  }
}
