package dev.tailback.engine.queue;

import java.util.List;

/** Describes one queue and its messages without changing them. */
final class QueueInspection {
  /* A message received as often as this no longer counts when the age of the oldest is told. */
  private static final int RECEIVES_OF_A_POISON_PILL = StandardBacklog.RECEIVES_UNTIL_BACK;

  private final QueueAttributes attributes;
  private final Messages messages;
  private final Deliveries deliveries;
  private final QueueCounter counter;

  QueueInspection(
      QueueAttributes attributes, Messages messages, Deliveries deliveries, QueueCounter counter) {
    this.counter = counter;
    this.attributes = attributes;
    this.messages = messages;
    this.deliveries = deliveries;
  }

  QueueSnapshot snapshot() {
    FifoBacklog fifo = messages.backlog() instanceof FifoBacklog backlog ? backlog : null;
    return new QueueSnapshot(
        attributes.address,
        attributes.isFifo(),
        messages.counts(),
        attributes.limits(),
        counter.totals(),
        messages.weight(),
        counter.processing(),
        deliveries.snapshot(),
        messages.oldestEnqueuedAtMillis(),
        fifo == null ? 0 : fifo.groups(),
        fifo == null ? List.of() : fifo.locked());
  }

  QueueGauges gauges() {
    return messages.backlog() instanceof StandardBacklog standard
        ? new QueueGauges(
            messages.counts(),
            messages.firstArrivalMillis(RECEIVES_OF_A_POISON_PILL),
            0,
            standard.quietGroups(messages.counts()))
        : new QueueGauges(
            messages.counts(),
            messages.firstArrivalMillis(Integer.MAX_VALUE),
            lockedGroups(),
            null);
  }

  private int lockedGroups() {
    return messages.backlog() instanceof FifoBacklog fifo ? fifo.lockedGroups() : 0;
  }

  List<PeekedMessage> peek(long afterSequence, int max) {
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
