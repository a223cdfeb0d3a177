package dev.tailback.server.sqs.queue;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.sqs.request.QueueAccess;
import dev.tailback.server.sqs.request.Required;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.MapMember;
import dev.tailback.server.wire.Result;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Creates a queue, or returns the existing one with this name if its attributes are the same.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html">CreateQueue</a>
 */
final class CreateQueue implements Immediate<NewQueue> {
  private static final MapMember TAGS = new MapMember("tags", "Tag", "Key", "Value");

  private final QueueAccess access;

  CreateQueue(QueueAccess access) {
    this.access = access;
  }

  @Override
  public NewQueue read(Input input) {
    return new NewQueue(
        Required.string(input, "QueueName"),
        orEmpty(input.map(QueueAttribute.ATTRIBUTES)),
        orEmpty(input.map(TAGS)));
  }

  private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : map;
  }

  @Override
  public Result answer(NewQueue request, Call call) {
    request.check();
    Caller caller = call.caller();
    QueueAddress address =
        access.call(queues -> request.create(queues, caller.account(), caller.region()).address());
    return output -> output.string("QueueUrl", access.url(address, call));
  }
}
