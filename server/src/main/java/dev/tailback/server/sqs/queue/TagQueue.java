package dev.tailback.server.sqs.queue;

import dev.tailback.engine.queue.Queue;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.sqs.request.QueueAccess;
import dev.tailback.server.sqs.request.Required;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.MapMember;
import dev.tailback.server.wire.Result;
import java.util.Map;

/**
 * Adds tags to a queue.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_TagQueue.html">TagQueue</a>
 */
final class TagQueue implements Immediate<TagQueue.Request> {
  /* AWS SDK for Java 1 writes Tags.1.Key. */
  private static final MapMember SDK_1_TAGS = new MapMember("Tags", "Tags", "Key", "Value");

  record Request(String queueUrl, Map<String, String> tags) {}

  private final QueueAccess access;

  TagQueue(QueueAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    String queueUrl = Required.queueUrl(input);
    Map<String, String> tags = input.map(SDK_1_TAGS);
    if (tags == null) {
      tags = input.map(Tags.TAGS);
    }
    if (tags == null || tags.isEmpty()) {
      throw Input.missing("Tags");
    }
    return new Request(queueUrl, tags);
  }

  @Override
  public Result answer(Request request, Call call) {
    access.run(request.queueUrl, call, queue -> tag(queue, request.tags));
    return Result.NOTHING;
  }

  private static void tag(Queue queue, Map<String, String> tags) {
    Tags.checkCount(queue, tags.keySet());
    Tags.check(tags);
    queue.tags().add(tags);
  }
}
