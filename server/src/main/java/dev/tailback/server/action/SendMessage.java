package dev.tailback.server.action;

import dev.tailback.engine.queue.SentMessage;
import dev.tailback.server.protocol.Call;
import dev.tailback.server.protocol.Input;
import dev.tailback.server.protocol.Result;

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
