package dev.tailback.server.action;

import dev.tailback.engine.queue.Queue;
import dev.tailback.server.protocol.Call;
import dev.tailback.server.protocol.Input;
import dev.tailback.server.protocol.Result;

/**
 * Drops all messages of a queue.
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
