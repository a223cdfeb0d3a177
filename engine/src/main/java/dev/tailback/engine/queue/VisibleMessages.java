package dev.tailback.engine.queue;

import dev.tailback.engine.time.IndexedHeap;
import dev.tailback.engine.time.Invariant;
import org.jspecify.annotations.Nullable;

/**
 * The visible messages of one tenant of a standard queue, in order.
 *
 * <p>Messages that become visible in order are in a linked list. Those that return to a place
 * between others are in a heap beside it. The first message is the smaller of the two heads.
 */
final class VisibleMessages extends MessageList {
  /*
   * A subclass, with a heap that is created when first needed: if every message has its own tenant,
   * each extra object here would be one per message.
   */
  private @Nullable IndexedHeap<Message> returned;

  @Override
  boolean isEmpty() {
    return super.isEmpty() && (returned == null || returned.isEmpty());
  }

  @Override
  @Nullable Message first() {
    Message linked = super.first();
    Message back = returned == null ? null : returned.peek();
    return back == null || (linked != null && linked.isBefore(back)) ? linked : back;
  }

  /** Adds a message in its place. */
  void add(Message message) {
    Message last = last();
    if (last == null || last.isBefore(message)) {
      append(message);
    } else {
      returned = returned == null ? new ByOrder() : returned;
      returned.add(message);
    }
  }

  @Override
  void remove(Message message) {
    if (returned != null && returned.contains(message)) {
      returned.remove(message);
    } else {
      super.remove(message);
    }
  }

  /** Counts the messages; for tests. */
  int size() {
    int size = returned == null ? 0 : returned.size();
    for (Message m = super.first(); m != null; m = m.next) {
      size++;
    }
    return size;
  }

  void checkInvariants() {
    for (Message m = super.first(); m != null; m = m.next) {
      Invariant.that(m.isVisible(), "listed messages are visible");
      Invariant.that(!m.isInHeap(), "listed messages are in no heap");
      Invariant.that(m.next == null || m.isBefore(m.next), "the list is in order");
    }
    if (returned != null) {
      returned.checkInvariants();
      returned
          .elements()
          .forEach(m -> Invariant.that(m.isVisible(), "returned messages are visible"));
    }
  }

  private static final class ByOrder extends IndexedHeap<Message> {
    @Override
    protected boolean isBefore(Message a, Message b) {
      return a.isBefore(b);
    }
  }
}
