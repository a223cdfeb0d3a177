package dev.tailback.engine;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One stored message and where it is in its life: delayed, ready, in flight or gone. */
final class Message {

  /** Where a message is. */
  enum State {
    DELAYED,
    READY,
    IN_FLIGHT,
    GONE
  }

  /** What has been received of a message; there is none before the first time. */
  static final class Receives {
    int count;
    final long firstAtMillis;
    long lastAtMillis;
    boolean visibilityChanged;
    @Nullable DeadLetter deadLetter;

    Receives(long firstAtMillis) {
      this.firstAtMillis = firstAtMillis;
    }
  }

  /**
   * How a message came into a dead-letter queue, which only received ones do.
   *
   * @param source the queue it came from
   * @param receivesBefore how often it had been received by then
   * @param enqueuedAtMillis from when on retention counts there
   */
  private record DeadLetter(QueueAddress source, int receivesBefore, long enqueuedAtMillis) {}

  private final long idHigh;
  private final long idLow;
  final long sentAtMillis;

  MessageContent content;
  State state = State.READY;

  /** Its position in the queue: grows with each message that enters. */
  long sequence;

  /** While delayed or in flight: when it becomes visible. */
  long visibleAtMillis;

  /**
   * Among ready messages, which became available first; among hidden ones, which was hidden first.
   */
  long order;

  @Nullable Receives receives;

  /** Its neighbours in the list of its group, or of its tenant's ready messages. */
  @Nullable Message previous;

  @Nullable Message next;

  /** Its neighbours among all messages of the queue. */
  @Nullable Message older;

  @Nullable Message younger;

  /** In a FIFO queue: whether receives look as far as here. */
  boolean isInSight;

  int hiddenPlace = IndexedHeap.NOWHERE;

  Message(UUID id, MessageContent content, long sentAtMillis) {
    this.idHigh = id.getMostSignificantBits();
    this.idLow = id.getLeastSignificantBits();
    this.content = content;
    this.sentAtMillis = sentAtMillis;
  }

  UUID id() {
    return new UUID(idHigh, idLow);
  }

  boolean isReady() {
    return state == State.READY;
  }

  boolean isInFlight() {
    return state == State.IN_FLIGHT;
  }

  /** How often it was received, over all queues it was in. */
  int receiveCount() {
    return receives == null ? 0 : receives.count;
  }

  /** How often it was received from the queue it is in. */
  int receivesHere() {
    DeadLetter deadLetter = deadLetter();
    return receiveCount() - (deadLetter == null ? 0 : deadLetter.receivesBefore);
  }

  /** From when on retention counts. */
  long enqueuedAtMillis() {
    DeadLetter deadLetter = deadLetter();
    return deadLetter == null ? sentAtMillis : deadLetter.enqueuedAtMillis;
  }

  /** The queue it was last dead-lettered from, if it ever was. */
  @Nullable QueueAddress deadLetterSource() {
    DeadLetter deadLetter = deadLetter();
    return deadLetter == null ? null : deadLetter.source;
  }

  private @Nullable DeadLetter deadLetter() {
    return receives == null ? null : receives.deadLetter;
  }

  /** It, received before, is about to enter a dead-letter queue. */
  void becomeDeadLetter(QueueAddress source, long enqueuedAtMillis) {
    Objects.requireNonNull(receives).deadLetter =
        new DeadLetter(source, receives.count, enqueuedAtMillis);
  }

  /** Counts one more receive. */
  Receives received(long nowMillis) {
    if (receives == null) {
      receives = new Receives(nowMillis);
    }
    receives.count++;
    receives.lastAtMillis = nowMillis;
    receives.visibilityChanged = false;
    return receives;
  }
}
