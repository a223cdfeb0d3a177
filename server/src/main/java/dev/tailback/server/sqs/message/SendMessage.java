package dev.tailback.server.sqs.message;

import dev.tailback.engine.queue.SentMessage;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.sqs.request.QueueAccess;
import dev.tailback.server.sqs.request.Required;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;

/**
 * Sends a message.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">SendMessage</a>
 */
final class SendMessage implements Immediate<SendMessage.Request> {

  record Request(String queueUrl, NewMessage message) {}

  private final QueueAccess access;

  SendMessage(QueueAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    String queueUrl = Required.queueUrl(input);
    Required.string(input, "MessageBody");
    return new Request(queueUrl, NewMessage.read(input));
  }

  @Override
  public Result answer(Request request, Call call) {
    CheckedMessage message = CheckedMessage.of(request.message, call);
    SentMessage sent =
        access.call(
            request.queueUrl, call, (queues, queue) -> message.send(queue, SendWording.ALONE));
    return output -> message.write(sent, output);
  }
}
