package dev.tailback.server.sqs.message;

import dev.tailback.engine.queue.Queue;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.sqs.request.QueueAccess;
import dev.tailback.server.sqs.request.Required;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;
import java.util.List;

/**
 * Deletes up to ten received messages.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessageBatch.html">DeleteMessageBatch</a>
 */
final class DeleteMessageBatch implements Immediate<DeleteMessageBatch.Request>, MessageAction {
  private static final Batch BATCH = Batch.of("DeleteMessage");

  record Request(String queueUrl, List<Entry> entries) {}

  record Entry(String id, String receiptHandle) implements Batch.Entry {}

  private final QueueAccess access;

  DeleteMessageBatch(QueueAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    return new Request(Required.queueUrl(input), BATCH.read(input, DeleteMessageBatch::readEntry));
  }

  private static Entry readEntry(Input input, String name) {
    return new Entry(Batch.id(input, name), Batch.orEmpty(input.string("ReceiptHandle")));
  }

  @Override
  public Result answer(Request request, Call call) {
    return access.call(
        request.queueUrl,
        call,
        (queues, queue) -> {
          BATCH.check(request.entries);
          return BATCH.forEach(request.entries, call.hooks(), entry -> delete(queue, entry));
        });
  }

  private static Result delete(Queue queue, Entry entry) {
    queue.delete(Required.nonEmpty(entry.receiptHandle, "ReceiptHandle"));
    return Batch.done(entry.id);
  }

  @Override
  public List<Input> entries(Input input) {
    return BATCH.read(input);
  }

  @Override
  public int messages(Input input) {
    return BATCH.messages(input);
  }
}
