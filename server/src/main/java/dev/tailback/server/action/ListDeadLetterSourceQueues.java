package dev.tailback.server.action;

import dev.tailback.server.protocol.Call;
import dev.tailback.server.protocol.Input;
import dev.tailback.server.protocol.Result;

/**
 * Lists the queues that have a queue as their dead-letter queue.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListDeadLetterSourceQueues.html">ListDeadLetterSourceQueues</a>
 */
final class ListDeadLetterSourceQueues implements Immediate<ListDeadLetterSourceQueues.Request> {

  record Request(String queueUrl, Page.Wanted page) {}

  private final Queues queues;

  ListDeadLetterSourceQueues(Queues queues) {
    this.queues = queues;
  }

  @Override
  public Request read(Input input) {
    return new Request(Required.queueUrl(input), Page.Wanted.read(input));
  }

  @Override
  public Result answer(Request request, Call call) {
    Page page =
        queues.call(
            request.queueUrl,
            call,
            (engine, queue) -> {
              request.page.check();
              return request.page.of(
                  engine.deadLetterSources(queue).stream(), address -> queues.url(address, call));
            });
    return output -> {
      output.requiredStrings("queueUrls", "QueueUrl", page.queueUrls());
      output.string("NextToken", page.nextToken());
    };
  }
}
