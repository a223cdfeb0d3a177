package dev.tailback.server.sqs.message;

import dev.tailback.server.service.Immediate;
import dev.tailback.server.sqs.request.QueueAccess;
import dev.tailback.server.sqs.request.Required;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;

/**
 * Deletes a received message.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html">DeleteMessage</a>
 */
final class DeleteMessage implements Immediate<DeleteMessage.Request>, MessageAction {

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

  @Override
  public int messages(Input input) {
    return 1;
  }
}
