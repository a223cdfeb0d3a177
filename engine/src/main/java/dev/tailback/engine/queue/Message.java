package dev.tailback.engine.queue;

import dev.tailback.engine.time.IndexedHeap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One message, and where it is in its life; see the diagram in {@link Messages}. */
final class Message {

  /** Where a message is. */
  enum State {
    /** In no queue: not yet, not any more, or between a queue and its dead-letter queue. */
    OUTSIDE,
    DELAYED,
    VISIBLE,
    IN_FLIGHT;

    private boolean mayBecome(State next) {
      return switch (this) {
        case OUTSIDE -> next == DELAYED || next == VISIBLE;
        case VISIBLE -> next == IN_FLIGHT || next == OUTSIDE;
        case DELAYED, IN_FLIGHT -> next == VISIBLE || next == OUTSIDE;
      };
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

  private static final State[] STATES = State.values();

  private final long idHigh;
  private final long idLow;
  final long sentAtMillis;

  /* The content in fields of its own: of millions of messages each is one object less. */
  private final byte[] bodyBytes;
  private final Map<String, MessageAttribute> attributes;
  private final @Nullable String messageGroupId;
  @Nullable String messageDeduplicationId;
  private final @Nullable String awsTraceHeader;
  private final String senderId;

  /* A byte, because with a reference the object would be one word larger. */
  private byte state;

  /** Its position in the queue: grows with each message that enters. */
  long sequence;

  /** While delayed or in flight: when it becomes visible. */
  long visibleAtMillis;

  /**
   * Among ready messages, which comes first: in a FIFO queue the one that became available first,
   * in a standard queue the one sent first, unless the message went to the back. Among hidden ones,
   * which was hidden first.
   */
  long order;

  /** How often it was received, over all queues it was in. */
  int receiveCount;

  /** When it was received, where it was. */
  long firstReceivedAtMillis;

  long lastReceivedAtMillis;

  /** Whether its visibility was changed since it was last received. */
  boolean visibilityChanged;

  private @Nullable DeadLetter deadLetter;

  /** Its neighbours in the list of its group, or of its tenant's ready messages. */
  @Nullable Message previous;

  @Nullable Message next;

  /** Where it stands in the row of all messages of the queue. */
  MessageRow.@Nullable Block block;

  byte placeInBlock;

  /** In a FIFO queue: whether receives look as far as here. */
  boolean isInSight;

  /** Its place in the heap of hidden messages or, while ready, of those that came back. */
  int heapPlace = IndexedHeap.NOWHERE;

  Message(UUID id, MessageContent content, long sentAtMillis) {
    this.idHigh = id.getMostSignificantBits();
    this.idLow = id.getLeastSignificantBits();
    this.sentAtMillis = sentAtMillis;
    this.bodyBytes = content.bodyBytes();
    this.attributes = content.attributes();
    this.messageGroupId = content.messageGroupId();
    this.messageDeduplicationId = content.messageDeduplicationId();
    this.awsTraceHeader = content.awsTraceHeader();
    this.senderId = content.senderId();
  }

  UUID id() {
    return new UUID(idHigh, idLow);
  }

  MessageContent content() {
    return new MessageContent(
        bodyBytes, attributes, messageGroupId, messageDeduplicationId, awsTraceHeader, senderId);
  }

  @Nullable String messageGroupId() {
    return messageGroupId;
  }

  /** About how many bytes of memory it takes. */
  long weight() {
    return MessageContent.weight(bodyBytes, attributes);
  }

  State state() {
    return STATES[state];
  }

  /**
   * Changes the state.
   *
   * @throws IllegalStateException if the diagram has no such arrow, which is a bug of the engine
   */
  @SuppressWarnings("EnumOrdinal") // kept in memory only, and in one place
  void become(State newState) {
    if (!state().mayBecome(newState)) {
      throw new IllegalStateException("a message that is " + state() + " became " + newState);
    }
    state = (byte) newState.ordinal();
  }

  boolean isVisible() {
    return state() == State.VISIBLE;
  }

  boolean isInFlight() {
    return state() == State.IN_FLIGHT;
  }

  boolean wasReceived() {
    return receiveCount > 0;
  }

  /** Whether it is received before another message that is ready in the same standard queue. */
  boolean isBefore(Message other) {
    return order == other.order ? sequence < other.sequence : order < other.order;
  }

  /** How often it was received from the queue it is in. */
  int receivesHere() {
    return receiveCount - (deadLetter == null ? 0 : deadLetter.receivesBefore);
  }

  /** From when on retention counts. */
  long enqueuedAtMillis() {
    return deadLetter == null ? sentAtMillis : deadLetter.enqueuedAtMillis;
  }

  /** The queue it was last dead-lettered from, if it ever was. */
  @Nullable QueueAddress deadLetterSource() {
    return deadLetter == null ? null : deadLetter.source;
  }

  /** It is about to enter a dead-letter queue. */
  void becomeDeadLetter(QueueAddress source, long enqueuedAtMillis) {
    deadLetter = new DeadLetter(source, receiveCount, enqueuedAtMillis);
  }

  /** Counts one more receive. */
  void received(long nowMillis) {
    firstReceivedAtMillis = receiveCount == 0 ? nowMillis : firstReceivedAtMillis;
    receiveCount++;
    lastReceivedAtMillis = nowMillis;
    visibilityChanged = false;
  }

  /** Uncounts its last receive. */
  void undoReceive(long receivedBeforeAtMillis) {
    receiveCount--;
    firstReceivedAtMillis = receiveCount == 0 ? 0 : firstReceivedAtMillis;
    lastReceivedAtMillis = receivedBeforeAtMillis;
  }
}
