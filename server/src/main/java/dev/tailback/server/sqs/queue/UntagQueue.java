package dev.tailback.server.sqs.queue;

import dev.tailback.engine.queue.Queue;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.sqs.request.QueueAccess;
import dev.tailback.server.sqs.request.Required;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Result;
import java.util.HashSet;
import java.util.List;

/**
 * Removes tags from a queue.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_UntagQueue.html">UntagQueue</a>
 */
final class UntagQueue implements Immediate<UntagQueue.Request> {
  private static final ListMember TAG_KEYS = ListMember.flattened("TagKeys", "TagKey");

  record Request(String queueUrl, List<String> tagKeys) {}

  private final QueueAccess access;

  UntagQueue(QueueAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    List<String> keys = input.stringsOrNone(TAG_KEYS);
    return new Request(Required.queueUrl(input), keys);
  }

  @Override
  public Result answer(Request request, Call call) {
    access.run(request.queueUrl, call, queue -> untag(queue, request.tagKeys));
    return Result.NOTHING;
  }

  private static void untag(Queue queue, List<String> keys) {
    Tags.checkKeys(keys.isEmpty() ? List.of("") : keys);
    queue.tags().remove(new HashSet<>(keys));
  }
}
