package dev.tailback.server.sqs.message;

import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.pressure.FaultHooks;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.sqs.request.QueueAccess;
import dev.tailback.server.sqs.request.Required;
import dev.tailback.server.sqs.request.SqsErrors;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;
import java.util.List;

/**
 * Sends up to ten messages in order.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html">SendMessageBatch</a>
 */
final class SendMessageBatch implements Immediate<SendMessageBatch.Request>, MessageAction {
  private static final String ACTION = "SendMessageBatch";
  private static final Batch BATCH = Batch.of("SendMessage");
  private static final int MAX_BYTES = 1_048_576;

  record Request(String queueUrl, List<Entry> entries) {}

  record Entry(String name, String id, NewMessage message) implements Batch.Entry {}

  /** An entry, checked before the gate. */
  private record Checked(String name, String id, CheckedMessage message) implements Batch.Entry {}

  private final QueueAccess access;

  SendMessageBatch(QueueAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    return new Request(Required.queueUrl(input), BATCH.read(input, SendMessageBatch::readEntry));
  }

  private static Entry readEntry(Input input, String name) {
    return new Entry(name, Batch.id(input, name), NewMessage.read(input, ACTION));
  }

  @Override
  public Result answer(Request request, Call call) {
    List<Checked> entries =
        request.entries.stream()
            .map(entry -> new Checked(entry.name, entry.id, CheckedMessage.of(entry.message, call)))
            .toList();
    return access.call(
        request.queueUrl, call, (queues, queue) -> send(queue, entries, call.hooks()));
  }

  private static Result send(Queue queue, List<Checked> entries, FaultHooks hooks) {
    BATCH.check(entries);
    checkSize(entries);
    entries.forEach(
        entry -> SendRules.checkIds(queue, entry.message.given(), SendWording.IN_BATCH));
    return BATCH.forEach(entries, hooks, entry -> send(queue, entry));
  }

  private static void checkSize(List<Checked> entries) {
    long bytes = entries.stream().mapToLong(entry -> entry.message.size()).sum();
    if (bytes > MAX_BYTES) {
      throw new Refusal(
          SqsErrors.BATCH_REQUEST_TOO_LONG,
          "Batch requests cannot be longer than "
              + MAX_BYTES
              + " bytes. You have sent "
              + bytes
              + " bytes.");
    }
  }

  private static Result send(Queue queue, Checked entry) {
    Batch.checkValue(entry.message.given().messageBody(), entry.name + ".MessageBody");
    Result sent = entry.message.send(queue, SendWording.IN_BATCH);
    return output -> {
      output.string("Id", entry.id);
      sent.write(output);
    };
  }

  @Override
  public List<Input> entries(Input input) {
    return BATCH.read(input);
  }

  @Override
  public int messages(Input input) {
    return BATCH.messages(input);
  }

  @Override
  public List<Input> sentMessages(Input input) {
    return BATCH.read(input);
  }
}
