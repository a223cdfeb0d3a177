package dev.tailback.server.sqs.queue;

import dev.tailback.server.service.Immediate;
import dev.tailback.server.sqs.request.QueueAccess;
import dev.tailback.server.sqs.request.Required;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;

/**
 * Deletes a queue with all its messages.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteQueue.html">DeleteQueue</a>
 */
final class DeleteQueue implements Immediate<DeleteQueue.Request> {

  record Request(String queueUrl) {}

  private final QueueAccess access;

  DeleteQueue(QueueAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    return new Request(Required.queueUrl(input));
  }

  @Override
  public Result answer(Request request, Call call) {
    return access.call(
        request.queueUrl,
        call,
        (queues, queue) -> {
          queues.delete(queue);
          return Result.NOTHING;
        });
  }
}
