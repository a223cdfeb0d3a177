package dev.tailback.server.sqs.queue;

import dev.tailback.engine.queue.Queue;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.sqs.request.QueueAccess;
import dev.tailback.server.sqs.request.Required;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;

/**
 * Deletes all messages of a queue.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_PurgeQueue.html">PurgeQueue</a>
 */
final class PurgeQueue implements Immediate<PurgeQueue.Request> {

  record Request(String queueUrl) {}

  private final QueueAccess access;

  PurgeQueue(QueueAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    return new Request(Required.queueUrl(input));
  }

  @Override
  public Result answer(Request request, Call call) {
    access.run(request.queueUrl, call, Queue::purge);
    return Result.NOTHING;
  }
}
