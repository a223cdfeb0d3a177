package dev.tailback.server.sqs.message;

import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.sqs.request.QueueAccess;
import dev.tailback.server.sqs.request.Range;
import dev.tailback.server.sqs.request.Required;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;

/**
 * Changes the visibility timeout of a received message.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html">ChangeMessageVisibility</a>
 */
final class ChangeMessageVisibility
    implements Immediate<ChangeMessageVisibility.Request>, MessageAction {
  static final Range VISIBILITY_TIMEOUT =
      new Range(
          "VisibilityTimeout",
          0,
          QueueSettings.MAX_VISIBILITY_SECONDS,
          "VisibilityTimeout must be an integer between 0 and "
              + QueueSettings.MAX_VISIBILITY_SECONDS);

  record Request(String queueUrl, String receiptHandle, int visibilityTimeout) {}

  private final QueueAccess access;

  ChangeMessageVisibility(QueueAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    return new Request(
        Required.queueUrl(input),
        Required.string(input, "ReceiptHandle"),
        Required.present(input.integer("VisibilityTimeout"), "VisibilityTimeout"));
  }

  @Override
  public Result answer(Request request, Call call) {
    access.run(
        request.queueUrl,
        call,
        queue -> change(queue, request.receiptHandle, request.visibilityTimeout));
    return Result.NOTHING;
  }

  static void change(Queue queue, String receiptHandle, int visibilityTimeout) {
    VISIBILITY_TIMEOUT.check(visibilityTimeout);
    queue.changeVisibility(receiptHandle, visibilityTimeout);
  }

  @Override
  public int messages(Input input) {
    return 1;
  }
}
