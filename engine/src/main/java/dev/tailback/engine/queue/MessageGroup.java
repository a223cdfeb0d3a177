package dev.tailback.engine.queue;

import dev.tailback.engine.time.IndexedHeap;
import java.util.Objects;

/**
 * One group of a FIFO queue: its messages in the order they were sent.
 *
 * <p>It delivers from its first message up to the first one that is hidden, so it is locked while
 * its first message is in flight or delayed.
 */
final class MessageGroup {
  final String id;
  final MessageList messages = new MessageList();
  int inFlight;
  int place = IndexedHeap.NOWHERE;

  MessageGroup(String id) {
    this.id = id;
  }

  /** Whether its first message can be received. */
  boolean canDeliver() {
    Message first = messages.first();
    return first != null && isDeliverable(first);
  }

  /** When the first message became available, among all groups. */
  long order() {
    Message first = messages.first();
    return first == null ? Long.MAX_VALUE : first.order;
  }

  /** What holds the group back; it has messages in flight. */
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
        message.visibleAtMillis);
  }

  static boolean isDeliverable(Message message) {
    return message.isVisible() && message.isInSight;
  }
}
