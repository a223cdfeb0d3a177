package dev.tailback.junit;

import dev.tailback.client.RemoteClock;
import dev.tailback.client.RemoteQueue;
import dev.tailback.engine.queue.MessageEvent.Kind;
import dev.tailback.engine.queue.QueueCounts;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.opentest4j.AssertionFailedError;

/**
 * Assertions on a queue: {@code assertThatQueue(orders).isDrained()}.
 *
 * <p>Each waits in real time for an application's other threads, five seconds by default (see
 * {@link #within}); it fails at once if waiting can't help. Only {@link #receivesNothingWithin}
 * moves the clock. A failure shows the queue and its last events.
 */
public final class QueueAssert {
  static final int MAX_PEEKED = 100_000;

  private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(5);

  private final WatchedQueue queue;
  private final Duration patience;

  private QueueAssert(WatchedQueue queue, Duration patience) {
    this.queue = queue;
    this.patience = patience;
  }

  /** Asserts on this queue. */
  public static QueueAssert assertThatQueue(TailbackQueue queue) {
    return new QueueAssert(new LocalQueue(queue), DEFAULT_PATIENCE);
  }

  /**
   * Asserts on a queue of a server elsewhere: in a container, another process or on another
   * machine. Events count from when the queue was created or reset.
   */
  public static QueueAssert assertThatQueue(RemoteQueue queue) {
    return new QueueAssert(new DistantQueue(queue), DEFAULT_PATIENCE);
  }

  /**
   * Asserts on the queue with this URL.
   *
   * @throws IllegalArgumentException if it is not the URL of an emulator in this JVM
   */
  public static QueueAssert assertThatQueue(String queueUrl) {
    return assertThatQueue(QueueUrls.find(queueUrl));
  }

  /** Sets how long the following assertions wait, in real time. */
  public QueueAssert within(Duration realTime) {
    return new QueueAssert(queue, Arguments.notNegative("realTime", realTime));
  }

  /** Asserts that no message is visible, in flight or delayed. */
  public QueueAssert isDrained() {
    return counts("to be drained", counts -> counts.equals(new QueueCounts(0, 0, 0)));
  }

  /** Asserts how many messages can be received. */
  public QueueAssert hasVisible(int messages) {
    return counts(
        "to have " + Phrases.messages(messages) + " visible",
        counts -> counts.visible() == messages);
  }

  /** Asserts how many messages are in flight: received, and neither deleted nor visible since. */
  public QueueAssert hasInFlight(int messages) {
    return counts(
        "to have " + Phrases.messages(messages) + " in flight",
        counts -> counts.inFlight() == messages);
  }

  /** Asserts how many messages wait for their delay to end. */
  public QueueAssert hasDelayed(int messages) {
    return counts(
        "to have " + Phrases.messages(messages) + " delayed",
        counts -> counts.delayed() == messages);
  }

  private QueueAssert counts(String expectation, Predicate<QueueCounts> condition) {
    return check(
        expectation,
        counts -> Finding.changing(condition.test(counts), "it " + Phrases.of(counts)));
  }

  /** Asserts that a message with this body is visible, in flight or delayed. */
  public QueueAssert hasMessage(String body) {
    return check(
        "to have a message " + QueueEvent.quoted(body),
        counts ->
            Finding.changing(
                queue.hasMessage(body), "it " + Phrases.of(counts) + ", and no such message"));
  }

  /** Asserts how many messages have gone from here to the dead-letter queue in this test. */
  public QueueAssert deadLettered(int messages) {
    return check(
        "to have had " + Phrases.messages(messages) + " dead-lettered",
        counts -> count(Kind.DEAD_LETTERED, messages));
  }

  /** Asserts how many messages consumers have deleted in this test. */
  public QueueAssert deleted(int messages) {
    return check(
        "to have had " + Phrases.messages(messages) + " deleted",
        counts -> count(Kind.DELETED, messages));
  }

  private Finding count(Kind kind, int expected) {
    int found = queue.count(kind);
    String text = found == 0 ? "none was" : found + (found == 1 ? " was" : " were");
    return Finding.growing(expected, found, text);
  }

  /**
   * Asserts that the message was deleted, and that nobody has tried to delete it again.
   *
   * @throws IllegalStateException if too much has happened since to know
   */
  public QueueAssert deletedExactlyOnce(String messageId) {
    UUID id = Arguments.messageId(messageId);
    check(
        "to have had message " + messageId + " deleted exactly once",
        counts -> Deletion.finding(queue.history(), id));
    if (!queue.history().isComplete()) {
      throw new IllegalStateException(
          ("Queue %s has had more than %d events, and the first ones have been dropped: message %s"
                  + " may have been deleted before.")
              .formatted(queue.name(), QueueHistory.MAX_EVENTS, messageId));
    }
    return this;
  }

  /**
   * Moves the clock, and asserts that no message can be received now or becomes visible meanwhile,
   * and that nobody receives one.
   *
   * @param engineTime how far the clock is moved
   * @throws IllegalStateException if the queue is not one of an emulator in this JVM
   */
  public QueueAssert receivesNothingWithin(Duration engineTime, TailbackClock clock) {
    String expectation = "to receive nothing within " + Phrases.of(engineTime);
    QueueAssert now = within(Duration.ZERO);
    Watch watch = new Watch(local());
    try {
      now.check(expectation, QueueAssert::nothingVisible);
      clock.advance(engineTime);
      return now.check(expectation, counts -> watch.finding());
    } finally {
      watch.end();
    }
  }

  /**
   * Does the same with the clock of a server elsewhere.
   *
   * @param engineTime how far the clock is moved
   * @throws IllegalStateException if the queue is one of an emulator in this JVM
   */
  public QueueAssert receivesNothingWithin(Duration engineTime, RemoteClock clock) {
    String expectation = "to receive nothing within " + Phrases.of(engineTime);
    QueueAssert now = within(Duration.ZERO);
    DistantWatch watch = new DistantWatch(distant());
    now.check(expectation, QueueAssert::nothingVisible);
    clock.advance(engineTime);
    return now.check(expectation, watch::finding);
  }

  private RemoteQueue distant() {
    if (queue instanceof DistantQueue distant) {
      return distant.queue();
    }
    throw new IllegalStateException(
        "Queue " + queue.name() + " is in this JVM: give the TailbackClock that moves it.");
  }

  private TailbackQueue local() {
    if (queue instanceof LocalQueue local) {
      return local.queue();
    }
    throw new IllegalStateException(
        "Queue " + queue.name() + " is elsewhere: give the RemoteClock that moves it.");
  }

  private static Finding nothingVisible(QueueCounts counts) {
    return Finding.changing(
        counts.visible() == 0, "before the clock is moved it " + Phrases.of(counts));
  }

  private QueueAssert check(String expectation, Function<QueueCounts, Finding> look) {
    Finding last = Patience.await(() -> look(look), Finding::isFinal, patience, queue.pause());
    if (!last.holds()) {
      String within = patience.isZero() ? "" : " within " + Phrases.of(patience);
      throw new AssertionFailedError(
          "Expected queue %s %s%s, but %s.%n%s"
              .formatted(queue.name(), expectation, within, last.text(), queue.report()));
    }
    return this;
  }

  private Finding look(Function<QueueCounts, Finding> look) {
    QueueCounts counts = queue.counts();
    return counts == null ? Finding.changing(false, "it does not exist") : look.apply(counts);
  }
}
