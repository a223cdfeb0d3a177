package dev.tailback.server.sqs.message;

import dev.tailback.engine.queue.Queue;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.sqs.request.QueueAccess;
import dev.tailback.server.sqs.request.Required;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes the visibility timeouts of up to ten received messages.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibilityBatch.html">ChangeMessageVisibilityBatch</a>
 */
final class ChangeMessageVisibilityBatch
    implements Immediate<ChangeMessageVisibilityBatch.Request>, MessageAction {
  private static final Batch BATCH = Batch.of("ChangeMessageVisibility");

  record Request(String queueUrl, List<Entry> entries) {}

  record Entry(String id, String receiptHandle, @Nullable Integer visibilityTimeout)
      implements Batch.Entry {}

  private final QueueAccess access;

  ChangeMessageVisibilityBatch(QueueAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    return new Request(
        Required.queueUrl(input), BATCH.read(input, ChangeMessageVisibilityBatch::readEntry));
  }

  private static Entry readEntry(Input input, String name) {
    return new Entry(
        Batch.id(input, name),
        Batch.orEmpty(input.string("ReceiptHandle")),
        input.integer("VisibilityTimeout"));
  }

  @Override
  public Result answer(Request request, Call call) {
    return access.call(
        request.queueUrl,
        call,
        (queues, queue) -> {
          BATCH.check(request.entries);
          return BATCH.forEach(request.entries, call.hooks(), entry -> change(queue, entry));
        });
  }

  private static Result change(Queue queue, Entry entry) {
    String handle = Required.nonEmpty(entry.receiptHandle, "ReceiptHandle");
    int timeout = Required.present(entry.visibilityTimeout, "VisibilityTimeout");
    ChangeMessageVisibility.change(queue, handle, timeout);
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
