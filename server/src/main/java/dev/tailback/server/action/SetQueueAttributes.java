package dev.tailback.server.action;

import dev.tailback.engine.Engine;
import dev.tailback.engine.Queue;
import dev.tailback.engine.Refusal;
import dev.tailback.server.protocol.Call;
import dev.tailback.server.protocol.Input;
import dev.tailback.server.protocol.Result;
import java.util.Map;

/**
 * Sets attributes of a queue: all of those given, or none.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html">SetQueueAttributes</a>
 */
final class SetQueueAttributes implements Immediate<SetQueueAttributes.Request> {

  record Request(String queueUrl, Map<String, String> attributes) {}

  private final Queues queues;

  SetQueueAttributes(Queues queues) {
    this.queues = queues;
  }

  @Override
  public Request read(Input input) {
    String queueUrl = Required.queueUrl(input);
    Map<String, String> attributes = input.map("Attributes", "Attribute", "Name", "Value");
    if (attributes == null || attributes.isEmpty()) {
      throw Refusal.missing("Attribute.Name"); // the name it has in Query, in JSON too
    }
    return new Request(queueUrl, attributes);
  }

  @Override
  public Result answer(Request request, Call call) {
    return queues.call(
        request.queueUrl, call, (engine, queue) -> set(engine, queue, request.attributes));
  }

  private static Result set(Engine engine, Queue queue, Map<String, String> attributes) {
    queue.change(SettingsChange.apply(engine, queue.address(), queue.settings(), attributes));
    return Result.NOTHING;
  }
}
