package dev.tailback.engine.queue;

import dev.tailback.engine.queue.MessageEvent.Kind;
import dev.tailback.engine.queue.PeekedMessage.ReceiveEnd;
import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import dev.tailback.engine.time.Horizon;
import dev.tailback.engine.time.Invariant;
import dev.tailback.engine.time.Timeline;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The messages stored in one queue, and the timed events in their life: delays and visibility
 * timeouts end, and retention runs out.
 *
 * <pre>
 *                 sent with a delay   +-----------+
 *          +------------------------->|  DELAYED  |-----------------------+
 *          |                          +-----------+                       |
 *          |                                | delay ends                  |
 *     +---------+      sent, moved or       v                             |
 *     | OUTSIDE |    dead-lettered    +-----------+   deleted, expired,   |
 *     |         |-------------------->|  VISIBLE  |---------------------->|
 *     +---------+                     +-----------+  moved, dead-lettered |
 *          ^                       received |  ^ timeout ends or is set   |
 *          |                                v  | to 0; receive undone     |
 *          |                          +-----------+   deleted, expired    |
 *          |                          | IN_FLIGHT |---------------------->|
 *          |                          +-----------+                       |
 *          +--------------------------------------------------------------+
 * </pre>
 *
 * <p>A purge drops all messages at once, without changing their states.
 */
final class Messages {
  private final World world;
  private final Timeline timeline;
  private final QueueEvents events;
  private final QueueCounter counter;
  private final QueueAttributes attributes;
  private final Runnable changed;
  private final Invisible invisible;
  private StoredMessages stored = new StoredMessages();
  private Retention retention;
  private Backlog backlog;
  private Map<UUID, Message> received = new HashMap<>();

  /**
   * @param counter counts the messages that expire
   * @param changed runs when a message may have become receivable
   */
  Messages(
      QueueAttributes attributes,
      World world,
      QueueEvents events,
      QueueCounter counter,
      Runnable changed) {
    this.attributes = attributes;
    this.world = world;
    this.timeline = world.timeline();
    this.events = events;
    this.counter = counter;
    this.changed = changed;
    this.invisible = new Invisible(attributes.address, timeline, this::endTimeout);
    this.retention = newRetention();
    this.backlog = newBacklog();
  }

  private Retention newRetention() {
    return new Retention(stored, attributes, timeline, this::expire);
  }

  private Backlog newBacklog() {
    return Backlog.of(stored, attributes, world);
  }

  QueueCounts counts() {
    return new QueueCounts(visible(), inFlight(), invisible.delayed());
  }

  /** Returns how many messages are stored, in any state. */
  int size() {
    return stored.size();
  }

  int inFlight() {
    return invisible.inFlight();
  }

  int visible() {
    return stored.size() - invisible.delayed() - invisible.inFlight();
  }

  boolean canDeliver() {
    return backlog.canDeliver();
  }

  /** Returns the message with this id, or {@code null} if it is not here or was never received. */
  @Nullable Message find(UUID id) {
    return received.get(id);
  }

  /** Must be called before a change of the queue that this class does not make itself. */
  void beforeChange() {
    attributes.capture().beforeChange();
  }

  /** Must be called before a change of a message that this class does not make itself. */
  void beforeChange(Message message) {
    attributes.capture().beforeChange(message);
  }

  /** Adds a message at the end, delayed unless the delay is 0. */
  void enter(Message message, long delayMillis) {
    beforeChange();
    message.sequence = timeline.nextOrder();
    message.order = message.sequence;
    message.become(delayMillis > 0 ? MessageState.DELAYED : MessageState.VISIBLE);
    if (message.state() == MessageState.DELAYED) {
      message.visibleAtMillis = timeline.nowMillis() + delayMillis;
      invisible.add(message);
      invisible.schedule();
    }
    store(message);
    retention.schedule();
    backlog.enter(message);
    changed.run();
  }

  /** Offers messages that can be received; see {@link Backlog#offer}. */
  void offer(int max, Function<Message, OfferResult> taker) {
    backlog.offer(max, taker);
  }

  /**
   * Puts a visible message in flight, even with a timeout of 0, which the caller has to end by
   * {@link #restartVisibilityTimeout}.
   */
  void startVisibilityTimeout(Message message, long visibilityMillis) {
    beforeChange(message);
    message.become(MessageState.IN_FLIGHT);
    message.order = timeline.nextOrder();
    message.visibleAtMillis = timeline.nowMillis() + visibilityMillis;
    received.putIfAbsent(message.id(), message);
    backlog.startFlight(message); // before it enters the next heap
    invisible.add(message);
    invisible.schedule();
  }

  /** Restarts the visibility timeout of a message in flight; 0 makes it visible at once. */
  void restartVisibilityTimeout(Message message, long visibilityMillis) {
    beforeChange(message);
    message.visibleAtMillis = timeline.nowMillis() + visibilityMillis;
    message.order = timeline.nextOrder();
    if (visibilityMillis == 0) {
      message.endReceive(ReceiveEnd.SET_VISIBLE);
      makeVisible(message, Kind.RETURNED);
    } else {
      invisible.moved(message);
    }
    invisible.schedule();
  }

  /** Undoes a receive, unless the message is gone or was received again. */
  void takeBack(GivenMessage given) {
    Message message = given.message();
    if (find(message.id()) != message || message.receiveCount != given.receiveCount()) {
      return;
    }
    beforeChange(message);
    MessageState from = message.state();
    if (from == MessageState.IN_FLIGHT) {
      invisible.remove(message); // before it enters the next heap
      message.become(MessageState.VISIBLE);
      invisible.schedule();
    }
    message.undoReceive(given.lastReceivedAtMillis());
    backlog.takeBack(message, from, given.order());
    if (!message.wasReceived()) {
      received.remove(message.id());
    }
    stored.receiveUndone();
    events.tell(Kind.TAKEN_BACK, message);
    changed.run();
  }

  /** Removes a message, whatever its state. */
  void remove(Message message) {
    beforeChange(message);
    backlog.leave(message);
    if (!message.isVisible()) {
      invisible.remove(message);
      invisible.schedule();
    }
    message.become(MessageState.OUTSIDE);
    stored.remove(message);
    world.storage().remove(message.weight());
    retention.schedule();
    if (message.wasReceived()) {
      received.remove(message.id());
    }
    changed.run();
  }

  /** Drops all messages. */
  void clear() {
    beforeChange();
    world.storage().remove(stored.weight());
    timeline.cancel(retention);
    invisible.clear();
    stored = new StoredMessages();
    retention = newRetention();
    backlog = newBacklog();
    received = new HashMap<>();
  }

  @Nullable Long oldestEnqueuedAtMillis() {
    Message oldest = stored.oldest();
    return oldest == null ? null : oldest.enqueuedAtMillis();
  }

  Backlog backlog() {
    return backlog;
  }

  StoredMessages stored() {
    return stored;
  }

  /** Writes when the first timed events fire; the messages are written one by one. */
  void writeTo(StateOutput out) {
    timeline.write(invisible, out);
    timeline.write(retention, out);
    if (backlog instanceof StandardBacklog standard) {
      standard.writeTo(out);
    }
  }

  void readFrom(StateInput in) {
    timeline.read(invisible, in);
    timeline.read(retention, in);
    if (backlog instanceof StandardBacklog standard) {
      standard.readFrom(in);
    }
  }

  /** Adds restored messages, in the order of the queue, each in its state. */
  void restore(List<Message> messagesInOrder) {
    messagesInOrder.forEach(this::restore);
    backlog.restored(
        messagesInOrder.stream()
            .filter(Message::isInFlight)
            .sorted(Comparator.comparingLong(message -> message.lastReceivedAtMillis))
            .toList());
    invisible.schedule();
    retention.schedule();
  }

  private void restore(Message message) {
    if (!message.isVisible()) {
      invisible.add(message);
    }
    store(message);
    backlog.restore(message);
  }

  private void store(Message message) {
    if (message.wasReceived()) {
      received.put(message.id(), message);
    }
    stored.add(message);
    world.storage().add(message.weight());
  }

  /** Returns the first messages after a sequence, in the order of the queue. */
  List<Message> after(long sequence, int max) {
    return stored.after(sequence, max);
  }

  /** Returns all messages, in the order of the queue. */
  List<Message> inOrder() {
    return stored.after(0, stored.size());
  }

  /** Returns the messages in flight, in no order. */
  Iterable<Message> allInFlight() {
    return invisible.allInFlight();
  }

  /** Returns how many visible messages have been received before. */
  int returned() {
    return received.size() - inFlight();
  }

  /** Returns when the first delayed message becomes visible; {@code null} if none is delayed. */
  @Nullable Long nextDelayedMillis() {
    Message next = invisible.firstDelayed();
    return next == null ? null : next.visibleAtMillis;
  }

  /** Returns when the message's next timed event fires. */
  long nextDeadlineMillis(Message message) {
    long expiresAtMillis = retention.endMillis(message);
    return message.isVisible()
        ? expiresAtMillis
        : Math.min(message.visibleAtMillis, expiresAtMillis);
  }

  /** Counts the delays, visibility timeouts and retention periods that end. */
  void addTo(Horizon horizon) {
    invisible.addTo(horizon);
    retention.addTo(horizon);
  }

  void retentionChanged() {
    beforeChange();
    retention.schedule();
  }

  /** Sets the delay of all delayed messages, counted from when they were sent. */
  void setDelay(long delayMillis) {
    for (Message message : invisible.allDelayed()) {
      beforeChange(message);
      message.visibleAtMillis =
          Math.max(message.enqueuedAtMillis() + delayMillis, timeline.nowMillis());
      message.order = timeline.nextOrder();
      invisible.moved(message);
    }
    invisible.schedule();
  }

  void setLookAhead(int limit) {
    if (backlog instanceof FifoBacklog fifo) {
      fifo.setLookAhead(limit);
      changed.run();
    }
  }

  private void endTimeout(Message message) {
    beforeChange(message);
    if (message.isInFlight()) {
      world.timedEvents().visibilityTimeoutsEnded++;
      message.endReceive(ReceiveEnd.TIMEOUT);
      counter.timedOut(message);
      makeVisible(message, Kind.TIMED_OUT);
    } else {
      world.timedEvents().delaysEnded++;
      makeVisible(message, Kind.DELAY_ENDED);
    }
  }

  private void expire(Message message) {
    world.timedEvents().messagesExpired++;
    counter.expired++;
    remove(message);
    events.tell(Kind.EXPIRED, message);
  }

  private void makeVisible(Message message, Kind why) {
    MessageState from = message.state();
    invisible.remove(message);
    message.become(MessageState.VISIBLE);
    message.order = timeline.nextOrder();
    backlog.makeVisible(message, from);
    events.tell(why, message);
    changed.run();
  }

  void checkInvariants() {
    invisible.checkInvariants();
    stored.checkInvariants();
    backlog.checkInvariants();
    int counted = 0;
    int seen = 0;
    for (Message message : inOrder()) {
      seen += message.isVisible() ? 1 : 0;
      counted += message.state() == MessageState.DELAYED ? 1 : 0;
      boolean isKnown = received.get(message.id()) == message;
      Invariant.that(isKnown == message.wasReceived(), "messages that were received can be found");
    }
    Invariant.that(counted == invisible.delayed(), "delayed messages are counted");
    Invariant.that(seen == visible(), "all other messages are visible");
    Invariant.that(received.size() <= stored.size(), "only stored messages can be found");
  }
}
