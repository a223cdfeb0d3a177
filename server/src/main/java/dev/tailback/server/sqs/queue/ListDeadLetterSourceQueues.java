package dev.tailback.server.sqs.queue;

import dev.tailback.engine.queue.Queue;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.sqs.request.QueueAccess;
import dev.tailback.server.sqs.request.Required;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Result;

/**
 * Lists the queues whose dead letters go to a queue.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListDeadLetterSourceQueues.html">ListDeadLetterSourceQueues</a>
 */
final class ListDeadLetterSourceQueues implements Immediate<ListDeadLetterSourceQueues.Request> {
  private static final ListMember QUEUE_URLS = ListMember.flattened("queueUrls", "QueueUrl");

  record Request(String queueUrl, Page.Wanted page) {}

  private final QueueAccess access;

  ListDeadLetterSourceQueues(QueueAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    return new Request(Required.queueUrl(input), Page.Wanted.read(input));
  }

  @Override
  public Result answer(Request request, Call call) {
    Page page =
        access.call(
            request.queueUrl,
            call,
            (queues, queue) -> {
              request.page.check();
              return request.page.of(
                  queues.deadLetterSources(queue).stream().map(Queue::address),
                  address -> access.url(address, call));
            });
    return output -> {
      output.requiredStrings(QUEUE_URLS, page.queueUrls());
      output.string("NextToken", page.nextToken());
    };
  }
}
