package dev.tailback.server.action;

import dev.tailback.server.protocol.Call;
import dev.tailback.server.protocol.Input;
import dev.tailback.server.protocol.Result;

/**
 * Deletes a queue with all its messages.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteQueue.html">DeleteQueue</a>
 */
final class DeleteQueue implements Immediate<DeleteQueue.Request> {

  record Request(String queueUrl) {}

  private final Queues queues;

  DeleteQueue(Queues queues) {
    this.queues = queues;
  }

  @Override
  public Request read(Input input) {
    return new Request(Required.queueUrl(input));
  }

  @Override
  public Result answer(Request request, Call call) {
    return queues.call(
        request.queueUrl,
        call,
        (engine, queue) -> {
          engine.deleteQueue(queue);
          return Result.NOTHING;
        });
  }
}
