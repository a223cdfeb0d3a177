package dev.tailback.engine.queue;

import dev.tailback.engine.time.Deadline;
import dev.tailback.engine.time.Horizon;
import dev.tailback.engine.time.IndexedHeap;
import dev.tailback.engine.time.Invariant;
import dev.tailback.engine.time.NextEvent;
import dev.tailback.engine.time.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one queue that are delayed or in flight, by when they become visible. One
 * deadline serves all of them: that of the first.
 */
final class Invisible extends Deadline {
  private static final Comparator<Message> BY_VISIBLE_TIME =
      Comparator.<Message>comparingLong(message -> message.visibleAtMillis)
          .thenComparingLong(message -> message.order);

  private final QueueAddress queue;
  private final Timeline timeline;
  private final Consumer<Message> endTimeout;
  private ByVisibleTime delayed = new ByVisibleTime();
  private ByVisibleTime inFlight = new ByVisibleTime();

  /**
   * @param endTimeout makes a message visible whose delay or visibility timeout has ended
   */
  Invisible(QueueAddress queue, Timeline timeline, Consumer<Message> endTimeout) {
    this.queue = queue;
    this.timeline = timeline;
    this.endTimeout = endTimeout;
  }

  int delayed() {
    return delayed.size();
  }

  int inFlight() {
    return inFlight.size();
  }

  /** Returns the message that becomes visible first, or {@code null} if there is none. */
  private @Nullable Message first() {
    Message first = delayed.peek();
    Message other = inFlight.peek();
    boolean isOther = first == null || (other != null && inFlight.isBefore(other, first));
    return isOther ? other : first;
  }

  /** Returns the delayed message that becomes visible first, or {@code null} if there is none. */
  @Nullable Message firstDelayed() {
    return delayed.peek();
  }

  /** Returns the delayed messages, in the order of the queue. */
  List<Message> allDelayed() {
    List<Message> all = new ArrayList<>();
    delayed.elements().forEach(all::add);
    all.sort(Comparator.comparingLong(message -> message.sequence));
    return all;
  }

  /** Returns the messages in flight, in no order. */
  Iterable<Message> allInFlight() {
    return inFlight.elements();
  }

  /** Counts the ends of delays and of visibility timeouts. */
  void addTo(Horizon horizon) {
    delayed.visit(message -> horizon.add("delay", message.visibleAtMillis));
    inFlight.visit(message -> horizon.add("visibilityTimeout", message.visibleAtMillis));
  }

  void add(Message message) {
    heap(message).add(message);
  }

  /** Moves a message whose time to become visible has changed. */
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

  /** Drops all messages. */
  void clear() {
    timeline.cancel(this);
    delayed = new ByVisibleTime();
    inFlight = new ByVisibleTime();
  }

  /** Schedules the end of the first delay or visibility timeout. */
  void schedule() {
    Message first = first();
    if (first == null) {
      timeline.cancel(this);
    } else {
      timeline.schedule(this, first.visibleAtMillis);
    }
  }

  @Override
  protected String what() {
    return "a message of " + queue.name() + " becomes visible";
  }

  @Override
  protected List<NextEvent> next(int max) {
    return Stream.concat(delayed.first(max).stream(), inFlight.first(max).stream())
        .sorted(BY_VISIBLE_TIME)
        .limit(max)
        .map(message -> new NextEvent(message.visibleAtMillis, what(), queue.name(), false))
        .toList();
  }

  @Override
  protected void fire() {
    Message next = first();
    while (next != null && next.visibleAtMillis <= timeline.nowMillis()) {
      endTimeout.accept(next);
      next = first();
    }
    schedule();
  }

  void checkInvariants() {
    delayed.checkInvariants();
    inFlight.checkInvariants();
    for (Message message : delayed.elements()) {
      Invariant.that(message.state() == MessageState.DELAYED, "delayed messages are not in flight");
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
