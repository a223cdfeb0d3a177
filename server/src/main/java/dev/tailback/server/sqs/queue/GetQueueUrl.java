package dev.tailback.server.sqs.queue;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.sqs.request.CalledQueue;
import dev.tailback.server.sqs.request.QueueAccess;
import dev.tailback.server.sqs.request.Required;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;
import org.jspecify.annotations.Nullable;

/**
 * Returns the URL of a queue.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueUrl.html">GetQueueUrl</a>
 */
final class GetQueueUrl implements Immediate<GetQueueUrl.Request> {

  record Request(String queueName, @Nullable String queueOwnerAwsAccountId) {}

  private final QueueAccess access;

  GetQueueUrl(QueueAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    return new Request(Required.string(input, "QueueName"), input.string("QueueOwnerAWSAccountId"));
  }

  @Override
  public Result answer(Request request, Call call) {
    QueueAddress address =
        CalledQueue.ofName(request.queueName, request.queueOwnerAwsAccountId, call.caller());
    access.run(queues -> queues.get(address));
    return output -> output.string("QueueUrl", access.url(address, call));
  }
}
