package dev.tailback.server.sqs.queue;

import dev.tailback.engine.queue.Queue;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.sqs.policy.PolicyDocument;
import dev.tailback.server.sqs.request.QueueAccess;
import dev.tailback.server.sqs.request.Required;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;

/**
 * Removes a statement from a queue's access policy.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_RemovePermission.html">RemovePermission</a>
 */
final class RemovePermission implements Immediate<RemovePermission.Request> {

  record Request(String queueUrl, String label) {}

  private final QueueAccess access;

  RemovePermission(QueueAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    return new Request(Required.queueUrl(input), Required.string(input, "Label"));
  }

  @Override
  public Result answer(Request request, Call call) {
    access.run(request.queueUrl, call, queue -> remove(queue, request.label));
    return Result.NOTHING;
  }

  private static void remove(Queue queue, String label) {
    PolicyDocument policy = PolicyDocument.of(queue);
    policy.remove(label);
    queue.change(queue.settings().toBuilder().policy(policy.text()).build());
  }
}
