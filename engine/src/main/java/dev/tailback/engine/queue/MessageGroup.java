package dev.tailback.engine.queue;

import dev.tailback.engine.time.IndexedHeap;
import java.util.Objects;

/**
 * One message group of a FIFO queue, with its messages in the order in which they were sent.
 *
 * <p>Its messages can be delivered up to the first one that is not visible, so it is locked while
 * its first message is in flight or delayed.
 */
final class MessageGroup extends IndexedHeap.Element {
  final String id;
  final MessageList messages = new MessageList();
  int size;
  int inFlight;

  MessageGroup(String id) {
    this.id = id;
  }

  /** Returns whether its first message can be received. */
  boolean canDeliver() {
    Message first = messages.first();
    return first != null && isDeliverable(first);
  }

  /** Returns the order, among all groups, in which the first message became available. */
  long order() {
    Message first = messages.first();
    return first == null ? Long.MAX_VALUE : first.order;
  }

  /** Describes the lock of a group that has messages in flight. */
  QueueSnapshot.LockedGroup lock() {
    Message message = Objects.requireNonNull(messages.first());
    while (!message.isInFlight()) {
      message = Objects.requireNonNull(message.next);
    }
    return new QueueSnapshot.LockedGroup(
        id,
        inFlight,
        message.id(),
        message.receiveCount,
        message.lastReceivedAtMillis,
        message.visibleAtMillis,
        message.heldBy(),
        size - inFlight);
  }

  static boolean isDeliverable(Message message) {
    return message.isVisible() && message.isInSight;
  }
}
