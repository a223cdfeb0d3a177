package dev.tailback.server.sqs.queue;

import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.Queues;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.sqs.request.QueueAccess;
import dev.tailback.server.sqs.request.Required;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;
import java.util.Map;

/**
 * Sets attributes of a queue, all or none.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html">SetQueueAttributes</a>
 */
final class SetQueueAttributes implements Immediate<SetQueueAttributes.Request> {

  record Request(String queueUrl, Map<String, String> attributes) {}

  private final QueueAccess access;

  SetQueueAttributes(QueueAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    String queueUrl = Required.queueUrl(input);
    Map<String, String> attributes = input.map(QueueAttribute.ATTRIBUTES);
    if (attributes == null || attributes.isEmpty()) {
      throw Input.missing("Attribute.Name"); // Query's name, which SQS also uses in JSON
    }
    return new Request(queueUrl, attributes);
  }

  @Override
  public Result answer(Request request, Call call) {
    return access.call(
        request.queueUrl, call, (queues, queue) -> set(queues, queue, request.attributes));
  }

  private static Result set(Queues queues, Queue queue, Map<String, String> attributes) {
    queue.change(SettingsChange.apply(queues, queue.address(), queue.settings(), attributes));
    return Result.NOTHING;
  }
}
