package dev.tailback.server.auth;

import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Queues;
import dev.tailback.server.sqs.policy.PolicyAction;
import dev.tailback.server.sqs.request.CalledQueue;
import dev.tailback.server.wire.Call;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The permissions that a call needs: that of its action on its queue and, for moving dead letters,
 * those of the actions that the move performs. Used only inside the gate.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html">Dead-letter
 *     queue redrive</a>
 */
final class NeededPermissions {
  private static final String START_MOVE = "StartMessageMoveTask";
  private static final String SEND = "SendMessage";

  /**
   * One permission.
   *
   * @param exists whether there is such a queue
   * @param policy the queue's policy, {@code null} if it has none
   * @param hidesAbsence whether other accounts are refused even if there is no such queue
   */
  record Permission(
      String action,
      QueueAddress queue,
      boolean exists,
      @Nullable String policy,
      boolean hidesAbsence,
      long atMillis) {}

  private final Queues queues;
  private final List<Permission> needed = new ArrayList<>();

  private NeededPermissions(Queues queues) {
    this.queues = queues;
  }

  /**
   * Returns the permissions that a call needs.
   *
   * @param address the queue that the call is about
   */
  static List<Permission> of(Call call, QueueAddress address, Queues queues) {
    NeededPermissions permissions = new NeededPermissions(queues);
    permissions.add(call.action(), address, PolicyAction.isReservedForOwner(call.action()));
    if (call.action().equals(START_MOVE)) {
      permissions.addMove(address, CalledQueue.ofArn(call.input().string("DestinationArn")));
    }
    return permissions.needed;
  }

  private void addMove(QueueAddress source, @Nullable QueueAddress destination) {
    add("ReceiveMessage", source, true);
    add("DeleteMessage", source, true);
    add("GetQueueAttributes", source, true);
    Queue deadLetters = here(source);
    if (destination != null) {
      add(SEND, destination, true);
    } else if (deadLetters != null) {
      queues.deadLetterSources(deadLetters).forEach(queue -> add(SEND, queue.address(), true));
    }
  }

  /**
   * Returns a queue; {@code null} if there is none here, and its policy is another SQS's business.
   */
  private @Nullable Queue here(QueueAddress address) {
    Queue queue = queues.find(address);
    return queue == null || queue.elsewhere() != null ? null : queue;
  }

  private void add(String action, QueueAddress address, boolean hidesAbsence) {
    Queue queue = here(address);
    String policy = queue == null ? null : queue.settings().policy();
    long now = queues.timeline().nowMillis();
    needed.add(new Permission(action, address, queue != null, policy, hidesAbsence, now));
  }
}
