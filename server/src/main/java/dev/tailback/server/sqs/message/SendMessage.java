package dev.tailback.server.sqs.message;

import dev.tailback.server.service.Immediate;
import dev.tailback.server.sqs.request.QueueAccess;
import dev.tailback.server.sqs.request.Required;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;
import java.util.List;

/**
 * Sends a message.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">SendMessage</a>
 */
final class SendMessage implements Immediate<SendMessage.Request>, MessageAction {

  record Request(String queueUrl, NewMessage message) {}

  private final QueueAccess access;

  SendMessage(QueueAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    String queueUrl = Required.queueUrl(input);
    Required.string(input, "MessageBody");
    return new Request(queueUrl, NewMessage.read(input, "SendMessage"));
  }

  @Override
  public Result answer(Request request, Call call) {
    CheckedMessage message = CheckedMessage.of(request.message, call);
    return access.call(
        request.queueUrl, call, (queues, queue) -> message.send(queue, SendWording.ALONE));
  }

  @Override
  public int messages(Input input) {
    return 1;
  }

  @Override
  public List<Input> sentMessages(Input input) {
    return List.of(input);
  }
}
