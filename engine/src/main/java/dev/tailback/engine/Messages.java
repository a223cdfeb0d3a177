package dev.tailback.engine;

import dev.tailback.engine.MessageEvent.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The messages stored in one queue, each delayed, ready or in flight, and what happens to them by
 * itself: delays and visibility timeouts end, and retention runs out.
 */
final class Messages {
  /*
   * Two orders of messages stand behind two deadlines of the engine: the hidden ones by when they
   * become visible, and all of them by when they were enqueued. Because the second is not the end
   * of retention itself, another retention period moves one deadline and no message. Dropping
   * everything drops the two.
   */
  private final Queue queue;
  private final Engine engine;
  private final Backlog backlog;
  private final IndexedHeap<Message> hidden = new ByVisibleTime();
  private final StoredMessages stored;
  private final Deadline nextVisible = new NextVisible();
  private final Deadline nextExpired = new NextExpired();
  private final Map<UUID, Message> received = new HashMap<>();
  private long retentionMillis;
  private long weight;
  private int delayed;

  /**
   * @param stored none yet; the backlog may look at them
   */
  Messages(
      Queue queue, Engine engine, StoredMessages stored, Backlog backlog, long retentionMillis) {
    this.queue = queue;
    this.engine = engine;
    this.stored = stored;
    this.backlog = backlog;
    this.retentionMillis = retentionMillis;
  }

  QueueCounts counts() {
    return new QueueCounts(visible(), inFlight(), delayed);
  }

  int inFlight() {
    return hidden.size() - delayed;
  }

  long weight() {
    return weight;
  }

  int visible() {
    return stored.size() - hidden.size();
  }

  boolean canDeliver() {
    return backlog.canDeliver();
  }

  /** The message with this id, if it was ever received and is here. */
  @Nullable Message find(UUID id) {
    return received.get(id);
  }

  /** Puts a new message at the end, hidden for the delay. */
  void enter(Message message, long delayMillis) {
    message.sequence = engine.nextOrder();
    message.order = message.sequence;
    message.become(delayMillis > 0 ? Message.State.DELAYED : Message.State.READY);
    if (message.state() == Message.State.DELAYED) {
      delayed++;
      message.visibleAtMillis = engine.nowMillis() + delayMillis;
      hidden.add(message);
      scheduleVisible();
    }
    if (message.wasReceived()) {
      received.put(message.id(), message);
    }
    stored.add(message);
    weight += message.weight();
    engine.store().add(message.weight());
    scheduleExpired();
    backlog.enter(message);
    engine.changed(queue);
  }

  /** Offers what can be received; see {@link Backlog#offer}. */
  void offer(int most, Function<Message, Taken> taker) {
    backlog.offer(most, taker);
  }

  /**
   * A ready message is given out, for so long. With a timeout of 0 it is in flight too, until the
   * caller ends that by {@link #hideAgain}.
   */
  void hide(Message message, long visibilityMillis) {
    message.become(Message.State.IN_FLIGHT);
    message.order = engine.nextOrder();
    message.visibleAtMillis = engine.nowMillis() + visibilityMillis;
    received.putIfAbsent(message.id(), message);
    backlog.hide(message); // before it enters the next heap
    hidden.add(message);
    scheduleVisible();
  }

  /** A message in flight stays hidden for so long from now on; for no time at all it is ready. */
  void hideAgain(Message message, long visibilityMillis) {
    message.visibleAtMillis = engine.nowMillis() + visibilityMillis;
    message.order = engine.nextOrder();
    if (visibilityMillis == 0) {
      release(message);
    } else {
      hidden.moved(message);
    }
    scheduleVisible();
  }

  /** Undoes a receive, unless the message is gone or was received again. */
  void takeBack(Delivery.Given given) {
    Message message = given.message();
    if (find(message.id()) != message || message.receiveCount != given.receiveCount()) {
      return;
    }
    Message.State from = message.state();
    if (from == Message.State.IN_FLIGHT) {
      hidden.remove(message); // before it enters the next heap
      scheduleVisible();
    }
    message.become(Message.State.READY);
    message.undoReceive(given.lastReceivedAtMillis());
    backlog.takeBack(message, from, given.order());
    if (!message.wasReceived()) {
      received.remove(message.id());
    }
    queue.tell(Kind.TAKEN_BACK, message);
    engine.changed(queue);
  }

  /** The message leaves the queue, wherever in its life it is. */
  void remove(Message message) {
    backlog.leave(message);
    if (!message.isReady()) {
      delayed -= message.isInFlight() ? 0 : 1;
      hidden.remove(message);
      scheduleVisible();
    }
    message.become(Message.State.GONE);
    stored.remove(message);
    weight -= message.weight();
    engine.store().remove(message.weight());
    scheduleExpired();
    if (message.wasReceived()) {
      received.remove(message.id());
    }
    engine.changed(queue);
  }

  /** All of it is dropped; this object is not to be used any more. */
  void drop() {
    engine.store().remove(weight);
    engine.deadlines().cancel(nextVisible);
    engine.deadlines().cancel(nextExpired);
  }

  @Nullable Long oldestEnqueuedAtMillis() {
    Message oldest = stored.oldest();
    return oldest == null ? null : oldest.enqueuedAtMillis();
  }

  Backlog backlog() {
    return backlog;
  }

  /** The first messages after a position, in the order of the queue. */
  List<Message> after(long position, int most) {
    return stored.after(position, most);
  }

  /** All messages, in the order of the queue. */
  List<Message> inOrder() {
    return stored.after(0, stored.size());
  }

  /** When something happens to the message by itself. */
  long nextDeadlineMillis(Message message) {
    long expiresAtMillis = message.enqueuedAtMillis() + retentionMillis;
    return message.isReady() ? expiresAtMillis : Math.min(message.visibleAtMillis, expiresAtMillis);
  }

  void setRetention(long millis) {
    retentionMillis = millis;
    scheduleExpired();
  }

  /** All delayed messages become visible so long after they were sent. */
  void setDelay(long delayMillis) {
    List<Message> waiting = new ArrayList<>();
    for (Message message : hidden.elements()) {
      if (message.state() == Message.State.DELAYED) {
        waiting.add(message);
      }
    }
    waiting.sort(Comparator.comparingLong(message -> message.sequence));
    for (Message message : waiting) {
      message.visibleAtMillis =
          Math.max(message.enqueuedAtMillis() + delayMillis, engine.nowMillis());
      message.order = engine.nextOrder();
      hidden.moved(message);
    }
    scheduleVisible();
  }

  void setLookAhead(int limit) {
    if (backlog instanceof FifoBacklog fifo) {
      fifo.setLookAhead(limit);
      engine.changed(queue);
    }
  }

  private void endHiding(Message message) {
    if (message.isInFlight()) {
      engine.tally().visibilityTimeoutsEnded++;
    } else {
      engine.tally().delaysEnded++;
    }
    release(message);
  }

  private void release(Message message) {
    Message.State from = message.state();
    hidden.remove(message);
    delayed -= from == Message.State.DELAYED ? 1 : 0;
    message.become(Message.State.READY);
    message.order = engine.nextOrder();
    backlog.release(message, from);
    queue.tell(Kind.VISIBLE, message);
    engine.changed(queue);
  }

  private void scheduleVisible() {
    Message next = hidden.peek();
    schedule(nextVisible, next == null ? Deadlines.NEVER : next.visibleAtMillis);
  }

  private void scheduleExpired() {
    Message next = stored.oldest();
    schedule(
        nextExpired, next == null ? Deadlines.NEVER : next.enqueuedAtMillis() + retentionMillis);
  }

  private void schedule(Deadline deadline, long atMillis) {
    if (atMillis == Deadlines.NEVER) {
      engine.deadlines().cancel(deadline);
    } else {
      engine.deadlines().schedule(deadline, atMillis);
    }
  }

  void checkInvariants() {
    hidden.checkInvariants();
    stored.checkInvariants();
    backlog.checkInvariants();
    hidden.elements().forEach(m -> Invariant.that(!m.isReady(), "what is hidden is not ready"));
    int counted = 0;
    int ready = 0;
    long weighed = 0;
    for (Message message : inOrder()) {
      weighed += message.weight();
      ready += message.isReady() ? 1 : 0;
      counted += message.state() == Message.State.DELAYED ? 1 : 0;
      boolean isKnown = received.get(message.id()) == message;
      Invariant.that(isKnown == message.wasReceived(), "what was received can be found");
    }
    Invariant.that(weighed == weight, "all messages are weighed");
    Invariant.that(counted == delayed, "delayed messages are counted");
    Invariant.that(ready == visible(), "what is not ready is hidden");
    Invariant.that(received.size() <= stored.size(), "nothing is remembered that is gone");
  }

  /** The end of the first delay or visibility timeout. */
  private final class NextVisible extends Deadline {
    @Override
    String what() {
      return "a message of " + queue.address().name() + " becomes visible";
    }

    @Override
    void fire() {
      Message next = hidden.peek();
      while (next != null && next.visibleAtMillis <= engine.nowMillis()) {
        endHiding(next);
        next = hidden.peek();
      }
      scheduleVisible();
    }
  }

  /** The end of the oldest message's retention. */
  private final class NextExpired extends Deadline {
    @Override
    String what() {
      return "a message of " + queue.address().name() + " expires";
    }

    @Override
    void fire() {
      Message oldest = stored.oldest();
      while (oldest != null && oldest.enqueuedAtMillis() + retentionMillis <= engine.nowMillis()) {
        engine.tally().messagesExpired++;
        remove(oldest);
        queue.tell(Kind.EXPIRED, oldest);
        oldest = stored.oldest();
      }
      scheduleExpired();
    }
  }

  private static final class ByVisibleTime extends IndexedHeap<Message> {
    @Override
    boolean isBefore(Message a, Message b) {
      return a.visibleAtMillis == b.visibleAtMillis
          ? a.order < b.order
          : a.visibleAtMillis < b.visibleAtMillis;
    }

    @Override
    int placeOf(Message message) {
      return message.heapPlace;
    }

    @Override
    void setPlaceOf(Message message, int place) {
      message.heapPlace = place;
    }
  }
}
