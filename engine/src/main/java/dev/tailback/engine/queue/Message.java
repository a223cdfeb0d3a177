package dev.tailback.engine.queue;

import dev.tailback.engine.queue.PeekedMessage.ReceiveEnd;
import dev.tailback.engine.state.StateException;
import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import dev.tailback.engine.time.IndexedHeap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One message, and where it is in its life; see the diagram in {@link Messages}. */
final class Message extends IndexedHeap.Element {

  private static final ReceiveEnd[] RECEIVE_ENDS = ReceiveEnd.values();

  private final long idHigh;
  private final long idLow;
  final long sentAtMillis;

  /* The content, in fields of the message: with millions of messages, one object less for each. */
  private final byte[] bodyBytes;
  private final Map<String, MessageAttribute> attributes;
  private final @Nullable String messageGroupId;
  @Nullable String messageDeduplicationId;
  private final @Nullable String awsTraceHeader;
  private final String senderId;

  /* The ordinal. A reference would make the object one word larger. */
  private byte state;

  /** Its number in the queue, greater than those of all messages that entered before. */
  long sequence;

  /** While delayed or in flight: when it becomes visible. */
  long visibleAtMillis;

  /**
   * Orders visible messages: in a FIFO queue by when they became available, in a standard queue by
   * when they were sent, or went to the back. Orders others by when they became invisible.
   */
  long order;

  /** Its receive count, in all queues it has been in. */
  int receiveCount;

  /** When it was last received, if it was. */
  long lastReceivedAtMillis;

  /* How its last receive ended, as an ordinal; visibleAtMillis says when. */
  private byte receiveEnd;

  /* In one field, because most messages are received once. */
  private @Nullable ReceiveMemory receives;

  /* How often its visibility timeout was extended since it was last received. */
  private short extensions;

  private @Nullable DeadLetterMove deadLetter;

  /** Its neighbours in the list of its group, or of its tenant's visible messages. */
  @Nullable Message previous;

  @Nullable Message next;

  /** Its place in the row of all messages of the queue. */
  MessageRow.@Nullable Block block;

  byte placeInBlock;

  /** The number of the last {@link Capture} that includes it. */
  short written;

  /** In a FIFO queue: whether it is within the look-ahead. */
  boolean isInSight;

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

  /** Returns a message that only serves to be compared by its sequence. */
  static Message withSequence(long sequence) {
    MessageContent none = new MessageContent(new byte[0], Map.of(), null, null, null, "");
    Message message = new Message(new UUID(0, 0), none, 0);
    message.sequence = sequence;
    return message;
  }

  /** Writes everything except its places in the queue and the clients that received it. */
  void writeTo(StateOutput out) {
    out.writeLong(idHigh);
    out.writeLong(idLow);
    out.writeNumber(sentAtMillis);
    MessageContent.write(out, bodyBytes, attributes);
    out.writeText(messageGroupId);
    out.writeText(messageDeduplicationId);
    out.writeText(awsTraceHeader);
    out.writeText(senderId);
    out.writeByte(state);
    out.writeNumber(sequence);
    out.writeNumber(order - sequence);
    out.writeNumber(visibleAtMillis);
    out.writeNumber(receiveCount);
    if (receiveCount > 0) {
      out.writeNumber(firstReceivedAtMillis());
      out.writeNumber(lastReceivedAtMillis);
      out.writeByte(receiveEnd);
      out.writeNumber(extensions);
    }
    out.writeBoolean(deadLetter != null);
    if (deadLetter != null) {
      out.writeRecord(deadLetter);
    }
  }

  /**
   * Reads a message that is not in a queue yet.
   *
   * @param shared returns one text for all that are equal
   */
  static Message readFrom(StateInput in, UnaryOperator<String> shared) {
    UUID id = in.readUuid();
    long sentAtMillis = in.readNumber();
    Message message = new Message(id, MessageContent.read(in, shared), sentAtMillis);
    message.readLife(in);
    return message;
  }

  private void readLife(StateInput in) {
    state = in.readByte();
    if (!MessageState.isStored(state)) {
      throw new StateException("a stored message has the state " + state);
    }
    sequence = in.readNumber();
    order = sequence + in.readNumber();
    visibleAtMillis = in.readNumber();
    receiveCount = in.readInt();
    if (receiveCount > 0) {
      readReceives(in);
    }
    if (in.readBoolean()) {
      deadLetter = in.readRecord(DeadLetterMove.class);
    }
  }

  private void readReceives(StateInput in) {
    long firstReceivedAtMillis = in.readNumber();
    lastReceivedAtMillis = in.readNumber();
    if (firstReceivedAtMillis != lastReceivedAtMillis) {
      receives = new ReceiveHistory(firstReceivedAtMillis, null);
    }
    receiveEnd = in.readByte();
    if (receiveEnd < 0 || receiveEnd >= RECEIVE_ENDS.length) {
      throw new StateException("a receive has ended in way " + receiveEnd);
    }
    extensions = (short) in.readInt();
  }

  UUID id() {
    return new UUID(idHigh, idLow);
  }

  long idHigh() {
    return idHigh;
  }

  long idLow() {
    return idLow;
  }

  byte[] bodyBytes() {
    return bodyBytes;
  }

  MessageContent content() {
    return new MessageContent(
        bodyBytes, attributes, messageGroupId, messageDeduplicationId, awsTraceHeader, senderId);
  }

  @Nullable String messageGroupId() {
    return messageGroupId;
  }

  /** Returns about how many bytes of memory it takes. */
  long weight() {
    return MessageContent.weight(bodyBytes, attributes);
  }

  MessageState state() {
    return MessageState.of(state);
  }

  /**
   * Changes the state.
   *
   * @throws IllegalStateException if the diagram has no such arrow, which is a bug of the engine
   */
  @SuppressWarnings("EnumOrdinal") // kept in memory only, and in one place
  void become(MessageState newState) {
    if (!state().mayBecome(newState)) {
      throw new IllegalStateException("a message that is " + state() + " became " + newState);
    }
    QueueClient holder = lastReceiver();
    if (holder != null) {
      holder.inFlight += (newState == MessageState.IN_FLIGHT ? 1 : 0) - (isInFlight() ? 1 : 0);
    }
    state = (byte) newState.ordinal();
  }

  boolean isVisible() {
    return state() == MessageState.VISIBLE;
  }

  boolean isInFlight() {
    return state() == MessageState.IN_FLIGHT;
  }

  boolean wasReceived() {
    return receiveCount > 0;
  }

  /** Returns whether it comes before another visible message of the same standard queue. */
  boolean isBefore(Message other) {
    return order == other.order ? sequence < other.sequence : order < other.order;
  }

  /** Returns how often it was received from the queue it is in. */
  int receivesHere() {
    return receiveCount - (deadLetter == null ? 0 : deadLetter.receivesBefore());
  }

  /** Returns when its retention began. */
  long enqueuedAtMillis() {
    return deadLetter == null ? sentAtMillis : deadLetter.enqueuedAtMillis();
  }

  /** Returns when it entered the queue it is in. */
  long arrivedAtMillis() {
    return deadLetter == null ? sentAtMillis : deadLetter.arrivedAtMillis();
  }

  /** Returns the queue it was last dead-lettered from, or {@code null} if it never was. */
  @Nullable QueueAddress deadLetterSource() {
    return deadLetter == null ? null : deadLetter.source();
  }

  /** Prepares it to enter a dead-letter queue. */
  void becomeDeadLetter(QueueAddress source, long enqueuedAtMillis, long nowMillis) {
    deadLetter = new DeadLetterMove(source, receiveCount, enqueuedAtMillis, nowMillis);
  }

  /** Counts a receive. */
  void received(long nowMillis, QueueClient client) {
    if (receiveCount == 0) {
      receives = client;
    } else {
      history().add(client, lastReceivedAtMillis, extensions, lastReceiveEnd(), visibleAtMillis);
    }
    receiveCount++;
    lastReceivedAtMillis = nowMillis;
    extensions = 0;
  }

  private ReceiveHistory history() {
    ReceiveHistory history =
        receives instanceof ReceiveHistory several
            ? several
            : new ReceiveHistory(lastReceivedAtMillis, lastReceiver());
    receives = history;
    return history;
  }

  /** Undoes its last receive. */
  void undoReceive(long receivedBeforeAtMillis) {
    receiveCount--;
    lastReceivedAtMillis = receivedBeforeAtMillis;
    extensions = 0;
    if (receiveCount == 0) {
      receives = null;
    } else if (receives instanceof ReceiveHistory history) {
      lastReceiveIs(history.undo());
    }
  }

  private void lastReceiveIs(PeekedMessage.@Nullable Receive receive) {
    if (receive != null && receive.end() != null) {
      extensions = (short) receive.extensions();
      endReceive(receive.end());
      visibleAtMillis = receive.endedAtMillis();
    }
  }

  /** Passes a message in flight to another client, which has received it by the same attempt. */
  void passTo(QueueClient client) {
    QueueClient holder = lastReceiver();
    if (holder != null) {
      holder.inFlight--;
    }
    client.inFlight++;
    if (receives instanceof ReceiveHistory history) {
      history.pass(client);
    } else {
      receives = client;
    }
  }

  /** Counts that its visibility timeout was extended, up to the largest number of 16 bits. */
  void extended() {
    extensions = (short) Math.min(extensions + 1, Short.MAX_VALUE);
  }

  /** Returns how often its visibility timeout was extended since it was last received. */
  int extensions() {
    return extensions;
  }

  /** Notes how its last receive ends. */
  @SuppressWarnings("EnumOrdinal") // kept in memory only, and in one place
  void endReceive(ReceiveEnd end) {
    receiveEnd = (byte) end.ordinal();
  }

  /**
   * Returns the client that received it last, or {@code null} if there is none or it is forgotten.
   */
  @Nullable QueueClient lastReceiver() {
    return receives == null ? null : receives.last();
  }

  /** Returns the client that holds it, or {@code null} if there is none or it is unknown. */
  @Nullable ClientId heldBy() {
    QueueClient holder = isInFlight() ? lastReceiver() : null;
    return holder == null ? null : holder.id;
  }

  /** Returns when it was first received; 0 if it never was. */
  long firstReceivedAtMillis() {
    if (receiveCount == 0) {
      return 0;
    }
    return receives instanceof ReceiveHistory history
        ? history.firstReceivedAtMillis
        : lastReceivedAtMillis;
  }

  /** Describes its last receives, oldest first. */
  List<PeekedMessage.Receive> receives() {
    if (receiveCount == 0) {
      return List.of();
    }
    List<PeekedMessage.Receive> all =
        receives instanceof ReceiveHistory history ? history.before() : new ArrayList<>();
    QueueClient client = lastReceiver();
    if (client != null) {
      all.add(lastReceive(client.id));
    }
    return all;
  }

  private PeekedMessage.Receive lastReceive(@Nullable ClientId by) {
    return isInFlight()
        ? new PeekedMessage.Receive(lastReceivedAtMillis, by, extensions, null, 0)
        : new PeekedMessage.Receive(
            lastReceivedAtMillis, by, extensions, lastReceiveEnd(), visibleAtMillis);
  }

  private ReceiveEnd lastReceiveEnd() {
    return RECEIVE_ENDS[receiveEnd];
  }
}
