package dev.tailback.engine.queue;

import dev.tailback.engine.time.IndexedHeap;
import dev.tailback.engine.time.Invariant;
import org.jspecify.annotations.Nullable;

/** The messages of one queue that are delayed or in flight, by when they become visible. */
final class Invisible {
  private final ByVisibleTime delayed = new ByVisibleTime();
  private final ByVisibleTime inFlight = new ByVisibleTime();

  int delayed() {
    return delayed.size();
  }

  int inFlight() {
    return inFlight.size();
  }

  /** Returns the message that becomes visible first, or {@code null} if there is none. */
  @Nullable Message first() {
    Message first = delayed.peek();
    Message other = inFlight.peek();
    boolean isOther = first == null || (other != null && inFlight.isBefore(other, first));
    return isOther ? other : first;
  }

  /** Returns the delayed message that becomes visible first, or {@code null} if there is none. */
  @Nullable Message firstDelayed() {
    return delayed.peek();
  }

  /** Returns the delayed messages, in no order. */
  Iterable<Message> allDelayed() {
    return delayed.elements();
  }

  /** Returns the messages in flight, in no order. */
  Iterable<Message> allInFlight() {
    return inFlight.elements();
  }

  void add(Message message) {
    heap(message).add(message);
  }

  /** Moves a message that becomes visible at another time than before. */
  void moved(Message message) {
    heap(message).moved(message);
  }

  /** Removes a message that is still delayed or in flight. */
  void remove(Message message) {
    heap(message).remove(message);
  }

  private ByVisibleTime heap(Message message) {
    return message.isInFlight() ? inFlight : delayed;
  }

  void checkInvariants() {
    delayed.checkInvariants();
    inFlight.checkInvariants();
    for (Message message : delayed.elements()) {
      Invariant.that(
          message.state() == Message.State.DELAYED, "delayed messages are not in flight");
    }
    for (Message message : inFlight.elements()) {
      Invariant.that(message.isInFlight(), "messages in flight are not delayed");
    }
  }

  private static final class ByVisibleTime extends IndexedHeap<Message> {
    @Override
    protected boolean isBefore(Message a, Message b) {
      return a.visibleAtMillis == b.visibleAtMillis
          ? a.order < b.order
          : a.visibleAtMillis < b.visibleAtMillis;
    }
  }
}
