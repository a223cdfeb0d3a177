package dev.tailback.pressure;

import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Queues;
import org.jspecify.annotations.Nullable;

/**
 * The queue that a call names, as rules see it.
 *
 * @param type its type, {@code null} if the call names no queue that exists
 * @param queue the engine's queue, {@code null} if the engine does not have it
 */
public record CalledQueue(@Nullable QueueType type, @Nullable Queue queue) {

  /** Finds the queue that a call names. A queue of another SQS is assumed to exist. */
  static CalledQueue of(CallDescription call, Queues queues, RuleSetting setting) {
    QueueAddress address = call.queue();
    if (address == null) {
      return new CalledQueue(null, null);
    }
    Queue queue = queues.find(address);
    return queue == null && setting.isInFront()
        ? new CalledQueue(QueueType.named(address.name()), null)
        : new CalledQueue(queue == null ? null : QueueType.of(queue), queue);
  }
}
