package dev.tailback.server.sqs.queue;

import dev.tailback.server.service.Immediate;
import dev.tailback.server.sqs.request.QueueAccess;
import dev.tailback.server.sqs.request.Required;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Returns the tags of a queue.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueueTags.html">ListQueueTags</a>
 */
final class ListQueueTags implements Immediate<ListQueueTags.Request> {

  record Request(String queueUrl) {}

  private final QueueAccess access;

  ListQueueTags(QueueAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    return new Request(Required.queueUrl(input));
  }

  @Override
  public Result answer(Request request, Call call) {
    Map<String, String> tags =
        access.call(
            request.queueUrl, call, (queues, queue) -> new LinkedHashMap<>(queue.tags().byKey()));
    return output -> output.map(Tags.TAGS, tags);
  }
}
