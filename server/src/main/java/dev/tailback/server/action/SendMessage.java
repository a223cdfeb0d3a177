package dev.tailback.server.action;

import dev.tailback.engine.SentMessage;
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

  private final Queues queues;

  SendMessage(Queues queues) {
    this.queues = queues;
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
        queues.call(
            request.queueUrl, call, (engine, queue) -> message.send(queue, SendWording.ALONE));
    return output -> message.write(sent, output);
  }
}
