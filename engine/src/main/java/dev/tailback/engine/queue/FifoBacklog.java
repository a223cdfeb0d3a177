package dev.tailback.engine.queue;

import dev.tailback.engine.state.StateException;
import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.time.IndexedHeap;
import dev.tailback.engine.time.Invariant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The backlog of a FIFO queue. Messages are delivered in order within each message group. Groups
 * are ordered by when their first messages became available.
 */
final class FifoBacklog implements Backlog {
  private final Map<String, MessageGroup> groups = new HashMap<>();
  private final IndexedHeap<MessageGroup> deliverable = new ByAvailability();
  private final Set<MessageGroup> locked = new LinkedHashSet<>();
  private final LookAhead lookAhead;

  FifoBacklog(StoredMessages stored, int lookAheadLimit) {
    lookAhead = new LookAhead(stored, lookAheadLimit);
  }

  @Override
  public void enter(Message message) {
    MessageGroup group = groups.computeIfAbsent(groupId(message), MessageGroup::new);
    group.messages.append(message);
    group.size++;
    lookAhead.enter(message);
    reconsider(group);
  }

  @Override
  public void startFlight(Message message) {
    MessageGroup group = groupOf(message);
    group.inFlight++;
    locked.add(group);
    reconsider(group);
  }

  @Override
  public void makeVisible(Message message, MessageState from) {
    MessageGroup group = groupOf(message);
    if (from == MessageState.IN_FLIGHT) {
      endFlight(group);
    }
    reconsider(group);
  }

  @Override
  public void leave(Message message) {
    MessageGroup group = groupOf(message);
    if (message.isInFlight()) {
      endFlight(group);
    }
    group.messages.remove(message);
    group.size--;
    reconsider(group); // before any other group changes: no element of the heap may be out of place
    reconsider(lookAhead.leave(message));
    if (group.messages.isEmpty()) {
      groups.remove(group.id);
    }
  }

  private void endFlight(MessageGroup group) {
    group.inFlight--;
    if (group.inFlight == 0) {
      locked.remove(group);
    }
  }

  int groups() {
    return groups.size();
  }

  int lockedGroups() {
    return locked.size();
  }

  /** Returns the groups with messages in flight, longest locked first. */
  List<QueueSnapshot.LockedGroup> locked() {
    return lockedByAge().map(MessageGroup::lock).toList();
  }

  /** Returns the groups with messages in flight, longest locked first. */
  Stream<MessageGroup> lockedByAge() {
    return locked.stream();
  }

  /** Returns how many messages are beyond the look-ahead. */
  int beyondLookAhead() {
    return lookAhead.beyond();
  }

  void setLookAhead(int limit) {
    lookAhead.setLimit(limit);
    for (Message m = lookAhead.showNext(); m != null; m = lookAhead.showNext()) {
      reconsider(m);
    }
    for (Message m = lookAhead.hideLast(); m != null; m = lookAhead.hideLast()) {
      reconsider(m);
    }
  }

  @Override
  public @Nullable Tenant tenant(Message message) {
    return null;
  }

  @Override
  public void readTenant(StateInput in) {
    throw new StateException("a FIFO queue has tenants");
  }

  @Override
  public void restore(Message message) {
    enter(message);
    MessageGroup group = groupOf(message);
    group.inFlight += message.isInFlight() ? 1 : 0;
  }

  @Override
  public void restored(Iterable<Message> inFlightInOrder) {
    inFlightInOrder.forEach(message -> locked.add(groupOf(message)));
  }

  @Override
  public boolean canDeliver() {
    return !deliverable.isEmpty();
  }

  @Override
  public void takeBack(Message message, MessageState from, long oldOrder) {
    MessageGroup group = groupOf(message);
    if (from == MessageState.IN_FLIGHT) {
      endFlight(group);
    }
    message.order = oldOrder;
    reconsider(group);
  }

  @Override
  public void offer(int max, Function<Message, OfferResult> taker) {
    int left = max;
    Message message = firstDeliverable();
    while (message != null) {
      Message following = message.next;
      OfferResult taken = taker.apply(message);
      left -= taken == OfferResult.ACCEPTED ? 1 : 0;
      if (left == 0 || taken == OfferResult.DECLINED) {
        return;
      }
      boolean isGroupOver = following == null || !MessageGroup.isDeliverable(following);
      message = isGroupOver ? firstDeliverable() : following;
    }
  }

  private @Nullable Message firstDeliverable() {
    MessageGroup group = deliverable.peek();
    return group == null ? null : group.messages.first();
  }

  private void reconsider(@Nullable Message message) {
    if (message != null) {
      reconsider(groupOf(message));
    }
  }

  /** Adds, moves or removes the group in the heap after one of its messages has changed. */
  private void reconsider(MessageGroup group) {
    boolean isListed = deliverable.contains(group);
    if (group.canDeliver()) {
      if (isListed) {
        deliverable.moved(group);
      } else {
        deliverable.add(group);
      }
    } else if (isListed) {
      deliverable.remove(group);
    }
  }

  MessageGroup groupOf(Message message) {
    return Objects.requireNonNull(groups.get(groupId(message)));
  }

  private static String groupId(Message message) {
    return Objects.requireNonNull(message.messageGroupId());
  }

  @Override
  public void checkInvariants() {
    lookAhead.checkInvariants();
    deliverable.checkInvariants();
    for (MessageGroup group : groups.values()) {
      Invariant.that(!group.messages.isEmpty(), "a group without messages is dropped");
      Invariant.that(
          deliverable.contains(group) == group.canDeliver(), "groups that can deliver are listed");
      int size = 0;
      int inFlight = 0;
      for (Message m = group.messages.first(); m != null; m = m.next) {
        size++;
        inFlight += m.isInFlight() ? 1 : 0;
      }
      Invariant.that(locked.contains(group) == inFlight > 0, "locked groups are listed");
      Invariant.that(size == group.size, "a group counts its messages");
      Invariant.that(inFlight == group.inFlight, "a group counts its messages in flight");
    }
  }

  private static final class ByAvailability extends IndexedHeap<MessageGroup> {
    @Override
    protected boolean isBefore(MessageGroup a, MessageGroup b) {
      return a.order() < b.order();
    }
  }
}
