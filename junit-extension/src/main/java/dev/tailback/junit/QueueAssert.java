package dev.tailback.junit;

import dev.tailback.engine.Engine;
import dev.tailback.engine.MessageEvent.Kind;
import dev.tailback.engine.Queue;
import dev.tailback.engine.QueueCounts;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.opentest4j.AssertionFailedError;

/**
 * Assertions on a queue: {@code assertThatQueue(orders).isDrained()}.
 *
 * <p>Each waits, in real time and up to five seconds unless {@link #within} says otherwise, for
 * what an application does in other threads; it does not move the queue's clock, but for {@link
 * #receivesNothingWithin}. One that fails shows the queue and its last events.
 */
public final class QueueAssert {
  private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(5);
  private static final int MOST_LOOKED_THROUGH = 100_000;

  private final TailbackQueue queue;
  private final Duration patience;

  private QueueAssert(TailbackQueue queue, Duration patience) {
    this.queue = queue;
    this.patience = patience;
  }

  public static QueueAssert assertThatQueue(TailbackQueue queue) {
    return new QueueAssert(queue, DEFAULT_PATIENCE);
  }

  /**
   * Asserts on the queue with this URL.
   *
   * @throws IllegalArgumentException if it is not the URL of an emulator in this JVM
   */
  public static QueueAssert assertThatQueue(String queueUrl) {
    return assertThatQueue(QueueUrls.find(queueUrl));
  }

  /** Waits so long at most, in real time, for what is asserted next. */
  public QueueAssert within(Duration realTime) {
    return new QueueAssert(queue, realTime);
  }

  /** All messages have been deleted: none is visible, in flight or delayed. */
  public QueueAssert isDrained() {
    return counts("to be drained", counts -> counts.equals(new QueueCounts(0, 0, 0)));
  }

  /** So many messages can be received. */
  public QueueAssert hasVisible(int messages) {
    return counts("to have " + messages + " visible", counts -> counts.visible() == messages);
  }

  /** So many messages have been received and neither been deleted nor become visible again. */
  public QueueAssert hasInFlight(int messages) {
    return counts("to have " + messages + " in flight", counts -> counts.inFlight() == messages);
  }

  /** So many messages wait for their delay to end. */
  public QueueAssert hasDelayed(int messages) {
    return counts("to have " + messages + " delayed", counts -> counts.delayed() == messages);
  }

  /** A message with this body is in the queue, wherever in its life it is. */
  public QueueAssert hasMessage(String body) {
    return check(
        "to have a message " + QueueEvent.quoted(body),
        it ->
            it.peek(0, MOST_LOOKED_THROUGH).stream()
                .anyMatch(message -> message.content().body().equals(body)));
  }

  /** Since the test began, so many messages have gone from here to the dead-letter queue. */
  public QueueAssert deadLettered(int messages) {
    return check(
        "to have dead-lettered " + messages,
        it -> history().count(List.of(Kind.DEAD_LETTERED)) == messages);
  }

  /** Since the test began, so many messages were deleted by consumers. */
  public QueueAssert deleted(int messages) {
    return check(
        "to have had " + messages + " deleted",
        it -> history().count(List.of(Kind.DELETED)) == messages);
  }

  /**
   * The message was deleted, and nobody has tried to delete it again.
   *
   * @throws IllegalStateException if so much has happened since that this is not known
   */
  public QueueAssert deletedExactlyOnce(String messageId) {
    UUID id = UUID.fromString(messageId);
    check("to have had " + messageId + " deleted exactly once", it -> deletions(id) == 1);
    if (!inside(engine -> history().isComplete())) {
      throw new IllegalStateException(
          "More than " + QueueHistory.MOST_EVENTS + " events: the first are not known any more.");
    }
    return this;
  }

  private long deletions(UUID id) {
    return history().count(id, Kind.DELETED) + history().count(id, Kind.DELETED_IN_VAIN);
  }

  /**
   * Nothing can be received now or becomes receivable while the clock is moved by so much, and
   * nobody receives anything.
   *
   * @param engineTime what the clock is moved by
   */
  public QueueAssert receivesNothingWithin(Duration engineTime, TailbackClock clock) {
    QueueAssert now = within(Duration.ZERO);
    long before = inside(engine -> history().total());
    clock.advance(engineTime);
    return now.check(
        "to receive nothing within " + engineTime,
        it ->
            it.counts().visible() == 0
                && history().after(before).stream().noneMatch(this::isArrival));
  }

  private boolean isArrival(QueueEvent event) {
    return switch (event.kind()) {
      case SENT, RECEIVED, VISIBLE -> true;
      case DEAD_LETTERED -> queue.address().equals(event.target());
      case DELETED, DELETED_IN_VAIN, MOVED, EXPIRED, PURGED -> false;
    };
  }

  private QueueAssert counts(String what, Predicate<QueueCounts> condition) {
    return check(what, it -> condition.test(it.counts()));
  }

  private QueueAssert check(String what, Predicate<Queue> condition) {
    BooleanSupplier holds = () -> inside(engine -> holds(engine, condition));
    if (!Patience.await(holds, patience)) {
      throw new AssertionFailedError(
          "Expected the queue %s %s, but within %s it was not so.%n%s"
              .formatted(queue.name(), what, patience, QueueReport.of(queue)));
    }
    return this;
  }

  private boolean holds(Engine engine, Predicate<Queue> condition) {
    Queue found = engine.find(queue.address());
    return found != null && condition.test(found);
  }

  private <T> T inside(Function<Engine, T> look) {
    return queue.emulator().gate().call(look);
  }

  private QueueHistory history() {
    return queue.emulator().journal().history(queue.address());
  }
}
