package dev.tailback.server.action;

import dev.tailback.server.protocol.Call;
import dev.tailback.server.protocol.Input;
import dev.tailback.server.protocol.Result;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells the tags of a queue.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueueTags.html">ListQueueTags</a>
 */
final class ListQueueTags implements Immediate<ListQueueTags.Request> {

  record Request(String queueUrl) {}

  private final Queues queues;

  ListQueueTags(Queues queues) {
    this.queues = queues;
  }

  @Override
  public Request read(Input input) {
    return new Request(Required.queueUrl(input));
  }

  @Override
  public Result answer(Request request, Call call) {
    Map<String, String> tags =
        queues.call(request.queueUrl, call, (engine, queue) -> new LinkedHashMap<>(queue.tags()));
    return output -> output.map("Tags", "Tag", "Key", "Value", tags);
  }
}
