package dev.tailback.server.forward;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.service.Action;
import dev.tailback.server.sqs.request.CalledQueue;
import dev.tailback.server.sqs.request.QueueAccess;
import dev.tailback.server.sqs.request.QueueUrl;
import dev.tailback.server.sqs.request.TaskHandle;
import dev.tailback.server.wire.BadRequest;
import dev.tailback.server.wire.Call;
import org.jspecify.annotations.Nullable;

/** Finds the upstream's queue that a call names. */
final class NamedQueue {
  private static final String BY_HANDLE = "CancelMessageMoveTask";

  private final ForwardedQueues queues;
  private final MoveTargets targets;
  private final boolean isAmazon;

  /**
   * @param isAmazon whether the queues' account is known to be that of the credentials
   */
  NamedQueue(ForwardedQueues queues, boolean isAmazon) {
    this.queues = queues;
    this.isAmazon = isAmazon;
    targets = new MoveTargets(queues);
  }

  /**
   * Returns the queue.
   *
   * @throws Refusal if the call names none, or one that is not forwarded, itself or as the target
   *     of messages
   * @throws BadRequest if the call would reach a queue that it does not name
   */
  QueueAddress of(Call call, Action<?> action) {
    QueueAddress called = CalledQueue.of(call);
    if (called == null) {
      action.read(call.input()); // refuses a call without the required member
      throw misnamed(call);
    }
    QueueAddress queue =
        call.action().equals(BY_HANDLE) ? known(called) : queues.upstream(called.name());
    if (queue == null) {
      throw isOfMoveTask(call) ? MoveTargets.noSuchResource("SourceArn") : Refusal.noSuchQueue();
    }
    targets.check(call);
    checkOwner(call, queue);
    return queue;
  }

  /** Refuses to create a queue of another account: it would be created in that of the signer. */
  private void checkOwner(Call call, QueueAddress queue) {
    String own = queues.home().account();
    if (isAmazon && call.action().equals("CreateQueue") && !queue.account().equals(own)) {
      throw BadRequest.accessDenied(
          "CreateQueue is not forwarded: "
              + queue.arn()
              + " is in another account than the credentials, which is "
              + own
              + ". Create it with credentials of its own account.");
    }
  }

  /** Returns a queue by its upstream name, {@code null} if it is not forwarded. */
  private @Nullable QueueAddress known(QueueAddress ofUpstream) {
    return queues.takesAny() || queues.mapping().containsValue(ofUpstream) ? ofUpstream : null;
  }

  /** Refuses an invalid queue name. */
  private static Refusal misnamed(Call call) {
    if (call.action().equals(BY_HANDLE)) {
      TaskHandle.decode(text(call, "TaskHandle"));
    } else if (isOfMoveTask(call)) {
      QueueAccess.ofArn(text(call, "SourceArn"), "SourceArn");
    } else {
      QueueUrl.resolve(text(call, "QueueUrl"), call.caller());
    }
    return Refusal.noSuchQueue();
  }

  private static String text(Call call, String member) {
    return String.valueOf(call.input().string(member));
  }

  private static boolean isOfMoveTask(Call call) {
    return call.action().contains("MessageMoveTask");
  }
}
