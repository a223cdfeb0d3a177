package dev.tailback.server.sqs.queue;

import dev.tailback.server.service.Action;
import dev.tailback.server.service.Disturbance;
import dev.tailback.server.service.Reply;
import dev.tailback.server.sqs.request.QueueAccess;
import dev.tailback.server.sqs.request.Required;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import java.util.List;
import java.util.Map;

/**
 * Tells the attributes of a queue.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html">GetQueueAttributes</a>
 */
final class GetQueueAttributes implements Action<GetQueueAttributes.Request> {

  record Request(String queueUrl, List<String> attributeNames) {}

  private final QueueAccess access;

  GetQueueAttributes(QueueAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    List<String> names = input.stringsOrNone("AttributeNames", "AttributeName");
    return new Request(Required.queueUrl(input), names);
  }

  @Override
  public void answer(Request request, Call call, Reply reply) {
    Map<String, String> values =
        access.call(
            request.queueUrl,
            call,
            (queues, queue) -> QueueAttribute.values(queue, request.attributeNames));
    values.replaceAll((name, value) -> told(name, value, reply.disturbance()));
    reply.send(output -> output.map("Attributes", "Attribute", "Name", "Value", values));
  }

  private static String told(String name, String value, Disturbance disturbance) {
    return name.startsWith("ApproximateNumberOf")
        ? Long.toString(disturbance.told(Long.parseLong(value)))
        : value;
  }
}
