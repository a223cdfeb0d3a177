package dev.tailback.server.sqs.queue;

import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Queues;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.sqs.request.QueueAccess;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lists the caller's queues in a region in the order of their names.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueues.html">ListQueues</a>
 */
final class ListQueues implements Immediate<ListQueues.Request> {
  record Request(@Nullable String queueNamePrefix, Page.Wanted page) {}

  private final QueueAccess access;

  ListQueues(QueueAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    return new Request(input.string("QueueNamePrefix"), Page.Wanted.read(input));
  }

  @Override
  public Result answer(Request request, Call call) {
    request.page.check();
    String prefix = request.queueNamePrefix == null ? "" : request.queueNamePrefix;
    return access
        .call(
            queues ->
                request.page.of(
                    withPrefix(queues, call.caller(), prefix),
                    address -> access.url(address, call)))
        .result();
  }

  private static Stream<QueueAddress> withPrefix(Queues queues, Caller caller, String prefix) {
    QueueAddress first = new QueueAddress(caller.account(), caller.region(), prefix);
    return queues.from(first).stream()
        .map(Queue::address)
        .takeWhile(address -> isWithin(address, first));
  }

  private static boolean isWithin(QueueAddress address, QueueAddress first) {
    return address.equals(first.sibling(address.name())) && address.name().startsWith(first.name());
  }
}
