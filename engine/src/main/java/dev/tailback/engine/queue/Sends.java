package dev.tailback.engine.queue;

import dev.tailback.engine.queue.MessageEvent.Kind;
import dev.tailback.engine.state.StateException;
import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.time.Timeline;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores the messages that are sent to one queue, in a FIFO queue without duplicates. */
final class Sends {
  private final QueueAttributes attributes;
  private final World world;
  private final Timeline timeline;
  private final Messages messages;
  private final QueueEvents events;
  private final QueueCounter counter;
  private final @Nullable DeduplicationWindow deduplication;

  Sends(
      QueueAttributes attributes,
      World world,
      Messages messages,
      QueueEvents events,
      QueueCounter counter) {
    this.attributes = attributes;
    this.world = world;
    this.timeline = world.timeline();
    this.messages = messages;
    this.events = events;
    this.counter = counter;
    FifoSettings fifo = attributes.settings().fifo();
    this.deduplication =
        fifo == null
            ? null
            : new DeduplicationWindow(timeline, fifo.deduplicationScope(), attributes.capture());
  }

  /** Sends a message; see {@link Queue#send}. */
  SentMessage send(MessageContent content, @Nullable Integer delaySeconds) {
    attributes.capture().beforeChange();
    long delayMillis =
        delaySeconds == null || attributes.isFifo()
            ? attributes.delayMillis()
            : 1000L * delaySeconds;
    return deduplication == null
        ? storeSent(content, delayMillis)
        : sendOnce(deduplication, content, delayMillis);
  }

  private SentMessage sendOnce(
      DeduplicationWindow window, MessageContent content, long delayMillis) {
    MessageContent complete =
        content.messageDeduplicationId() == null
            ? content.withDeduplicationId(window.idOf(content))
            : content;
    long sentBefore = counter.sent;
    SentMessage sent = window.sendOnce(complete, () -> storeSent(complete, delayMillis));
    counter.deduplicated += counter.sent == sentBefore ? 1 : 0;
    return sent;
  }

  private SentMessage storeSent(MessageContent content, long delayMillis) {
    SentMessage sent = store(content, delayMillis);
    counter.sent(content.size(), timeline.nowMillis());
    return sent;
  }

  /** Stores a message that was moved here, which does not count as sent. */
  void sendMoved(MessageContent content) {
    store(content, attributes.delayMillis());
  }

  private SentMessage store(MessageContent content, long delayMillis) {
    world.storage().checkRoom(content);
    UUID messageId = timeline.randomUuid();
    Message message = new Message(messageId, content, timeline.nowMillis());
    events.tell(Kind.SENT, message);
    messages.enter(message, delayMillis);
    return new SentMessage(messageId, attributes.isFifo() ? message.sequence : 0);
  }

  /** Returns the parts of the deduplication window. */
  List<DeduplicationPart> deduplicationParts() {
    return deduplication == null ? List.of() : deduplication.parts();
  }

  /** Adds restored ids. */
  void readIds(StateInput in) {
    if (deduplication == null) {
      throw new StateException("a standard queue remembers deduplication ids");
    }
    deduplication.readPart(in);
  }

  void forgetIds() {
    if (deduplication != null) {
      deduplication.clear();
    }
  }

  int rememberedIds() {
    return deduplication == null ? 0 : deduplication.size();
  }
}
