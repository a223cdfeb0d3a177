package dev.tailback.engine.queue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes one queue and its messages without changing them. Used only inside the gate. */
public final class QueueInspection {
  /* A message received this often no longer counts for the age of the oldest message. */
  private static final int RECEIVES_OF_A_POISON_PILL = StandardBacklog.RECEIVES_UNTIL_BACK;

  private final QueueAttributes attributes;
  private final Messages messages;
  private final Deliveries deliveries;
  private final QueueCounter counter;
  private final Clients clients;
  private final QueueEvents events;
  private final @Nullable Elsewhere elsewhere;

  QueueInspection(
      QueueAttributes attributes,
      Messages messages,
      Deliveries deliveries,
      QueueCounter counter,
      Clients clients,
      QueueEvents events,
      @Nullable Elsewhere elsewhere) {
    this.elsewhere = elsewhere;
    this.counter = counter;
    this.clients = clients;
    this.events = events;
    this.attributes = attributes;
    this.messages = messages;
    this.deliveries = deliveries;
  }

  /** Returns an immutable snapshot of the queue. */
  public QueueSnapshot snapshot() {
    FifoBacklog fifo = messages.backlog() instanceof FifoBacklog backlog ? backlog : null;
    return new QueueSnapshot(
        attributes.address,
        attributes.isFifo(),
        counts(),
        attributes.limits(),
        counter.totals(),
        messages.stored().weight(),
        counter.processing(),
        deliveries.snapshot(),
        messages.oldestEnqueuedAtMillis(),
        fifo == null ? 0 : fifo.groups(),
        fifo == null ? List.of() : fifo.locked());
  }

  QueueCounts counts() {
    return elsewhere == null ? messages.counts() : elsewhere.counts();
  }

  /** Returns when the queue was created. */
  public long createdAtMillis() {
    return attributes.createdAtMillis;
  }

  /** Returns when the settings were last changed; at first when it was created. */
  public long lastModifiedAtMillis() {
    return attributes.lastModifiedAtMillis();
  }

  /** Returns when the oldest message was enqueued; {@code null} if the queue is empty. */
  public @Nullable Long oldestEnqueuedAtMillis() {
    return messages.oldestEnqueuedAtMillis();
  }

  /** Returns the number of long polls that wait for messages. */
  public int waitingReceives() {
    return deliveries.waiting();
  }

  /** Describes the clients of the queue: the 50 that were last seen, the last one at the end. */
  public List<ClientSnapshot> clients() {
    return clients.snapshot();
  }

  /**
   * Returns how many events the queue has had since it was created, or since they were forgotten.
   */
  public EventCounts eventCounts() {
    return events.counts();
  }

  /** Returns about how many bytes of memory the messages take. */
  public long storedBytes() {
    return messages.stored().weight();
  }

  /** Returns when the first delayed message becomes visible; {@code null} if none is delayed. */
  public @Nullable Long nextDelayedMillis() {
    return messages.nextDelayedMillis();
  }

  /** Returns how many consumers have called at a time or later, of those that are remembered. */
  public int consumersSince(long millis) {
    return clients.consumersSince(millis);
  }

  /**
   * Returns the client that holds most messages in flight; {@code null} if there is none, or it is
   * not known.
   */
  public @Nullable Holder topHolder() {
    QueueClient top = clients.topHolder();
    return top == null || top.id == null ? null : new Holder(top.id, top.inFlight);
  }

  /**
   * A client that holds messages in flight.
   *
   * @param messages how many
   */
  public record Holder(ClientId client, int messages) {}

  /** Returns the message group that has been locked for longest; {@code null} if none is locked. */
  public QueueSnapshot.@Nullable LockedGroup longestLock() {
    return messages.backlog() instanceof FifoBacklog fifo
        ? fifo.lockedByAge().findFirst().map(MessageGroup::lock).orElse(null)
        : null;
  }

  /** Returns whether messages are visible, but none of those within the look-ahead is free. */
  public boolean isLookAheadBlocked() {
    return beyondLookAhead() > 0 && messages.visible() > 0 && !messages.canDeliver();
  }

  /** Returns how many messages of a FIFO queue are beyond its look-ahead. */
  public int beyondLookAhead() {
    return messages.backlog() instanceof FifoBacklog fifo ? fifo.beyondLookAhead() : 0;
  }

  /** Returns where the messages are. Visits a few thousand messages at most. */
  public QueueRoad road() {
    return new RoadView(messages).draw();
  }

  /** Returns the present values of SQS's gauge metrics for the queue. */
  public QueueGauges gauges() {
    if (elsewhere != null) {
      return new QueueGauges(elsewhere.counts(), null, 0, null);
    }
    return messages.backlog() instanceof StandardBacklog standard
        ? new QueueGauges(
            messages.counts(),
            messages.stored().firstArrivalMillis(RECEIVES_OF_A_POISON_PILL),
            0,
            standard.quietGroups(messages.counts()))
        : new QueueGauges(
            messages.counts(),
            messages.stored().firstArrivalMillis(Integer.MAX_VALUE),
            lockedGroups(),
            null);
  }

  private int lockedGroups() {
    return messages.backlog() instanceof FifoBacklog fifo ? fifo.lockedGroups() : 0;
  }

  /**
   * Returns messages without receiving them, in the order in which they entered the queue.
   *
   * @param afterSequence the sequence of the last message seen, 0 at first
   * @param max the maximum number of messages
   */
  public List<PeekedMessage> peek(long afterSequence, int max) {
    return messages.after(afterSequence, max).stream().map(this::peek).toList();
  }

  private PeekedMessage peek(Message message) {
    return new PeekedMessage(
        message.sequence,
        message.id(),
        switch (message.state()) {
          case DELAYED -> PeekedMessage.State.DELAYED;
          case IN_FLIGHT -> PeekedMessage.State.IN_FLIGHT;
          case VISIBLE, OUTSIDE -> PeekedMessage.State.VISIBLE;
        },
        message.content(),
        message.sentAtMillis,
        message.receiveCount,
        message.firstReceivedAtMillis(),
        messages.nextDeadlineMillis(message),
        attributes.isFifo() ? SequenceNumber.of(message.sequence) : null,
        message.deadLetterSource(),
        message.heldBy(),
        message.receives());
  }
}
