package dev.tailback.server.action;

import dev.tailback.engine.Queue;
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

  private final Queues queues;

  PurgeQueue(Queues queues) {
    this.queues = queues;
  }

  @Override
  public Request read(Input input) {
    return new Request(Required.queueUrl(input));
  }

  @Override
  public Result answer(Request request, Call call) {
    queues.run(request.queueUrl, call, Queue::purge);
    return Result.NOTHING;
  }
}
