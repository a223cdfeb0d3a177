package dev.tailback.server.action;

import dev.tailback.server.protocol.Call;
import dev.tailback.server.protocol.Input;
import dev.tailback.server.protocol.Result;

/**
 * Deletes a received message.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html">DeleteMessage</a>
 */
final class DeleteMessage implements Immediate<DeleteMessage.Request> {

  record Request(String queueUrl, String receiptHandle) {}

  private final QueueAccess access;

  DeleteMessage(QueueAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    return new Request(Required.queueUrl(input), Required.string(input, "ReceiptHandle"));
  }

  @Override
  public Result answer(Request request, Call call) {
    access.run(request.queueUrl, call, queue -> queue.delete(request.receiptHandle));
    return Result.NOTHING;
  }
}
