package dev.tailback.engine.queue;

import dev.tailback.engine.time.IndexedHeap;
import dev.tailback.engine.time.Invariant;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one tenant of a standard queue that can be received, in order.
 *
 * <p>Messages that become ready in order are linked in a list. Those that belong between others,
 * because they came back to their old place, lie in a heap beside it; whichever has the smaller
 * head has the first message.
 */
final class VisibleMessages extends MessageList {
  /*
   * A subclass, and a heap made when it is first needed: where every message has a tenant of its
   * own, any object more would be one for each message.
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

  /** Adds a message at its place. */
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

  void checkInvariants() {
    for (Message m = super.first(); m != null; m = m.next) {
      Invariant.that(m.isVisible(), "what is listed can be received");
      Invariant.that(m.heapPlace == IndexedHeap.NOWHERE, "what is listed is in no heap");
      Invariant.that(m.next == null || m.isBefore(m.next), "the list is in order");
    }
    if (returned != null) {
      returned.checkInvariants();
      returned.elements().forEach(m -> Invariant.that(m.isVisible(), "what came back is ready"));
    }
  }

  private static final class ByOrder extends IndexedHeap<Message> {
    @Override
    protected boolean isBefore(Message a, Message b) {
      return a.isBefore(b);
    }

    @Override
    protected int placeOf(Message message) {
      return message.heapPlace;
    }

    @Override
    protected void setPlaceOf(Message message, int place) {
      message.heapPlace = place;
    }
  }
}
