package dev.tailback.server.sqs.queue;

import dev.tailback.pressure.FaultHooks;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.sqs.request.QueueAccess;
import dev.tailback.server.sqs.request.Required;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Result;
import java.util.List;
import java.util.Map;

/**
 * Returns attributes of a queue.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html">GetQueueAttributes</a>
 */
final class GetQueueAttributes implements Immediate<GetQueueAttributes.Request> {
  private static final ListMember ATTRIBUTE_NAMES =
      ListMember.flattened("AttributeNames", "AttributeName");

  record Request(String queueUrl, List<String> attributeNames) {}

  private final QueueAccess access;

  GetQueueAttributes(QueueAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    List<String> names = input.stringsOrNone(ATTRIBUTE_NAMES);
    return new Request(Required.queueUrl(input), names);
  }

  @Override
  public Result answer(Request request, Call call) {
    Map<String, String> values =
        access.call(
            request.queueUrl,
            call,
            (queues, queue) -> QueueAttribute.values(queue, request.attributeNames));
    values.replaceAll((name, value) -> reported(name, value, call.hooks()));
    return output -> output.map(QueueAttribute.ATTRIBUTES, values);
  }

  private static String reported(String name, String value, FaultHooks hooks) {
    return name.startsWith("ApproximateNumberOf")
        ? Long.toString(hooks.approximate(Long.parseLong(value)))
        : value;
  }
}
