package dev.tailback.engine.queue;

import dev.tailback.engine.queue.MessageEvent.Kind;
import dev.tailback.engine.time.Timeline;
import org.jspecify.annotations.Nullable;

/** Tells listeners what happens to one queue and its messages. Costs nothing without any. */
final class QueueEvents {
  private final QueueAddress queue;
  private final Timeline timeline;
  private final Listeners listeners;

  QueueEvents(QueueAddress queue, Timeline timeline, Listeners listeners) {
    this.queue = queue;
    this.timeline = timeline;
    this.listeners = listeners;
  }

  QueueAddress queue() {
    return queue;
  }

  boolean hasListeners() {
    return !listeners.isEmpty();
  }

  void tell(QueueEvent.Kind kind) {
    if (hasListeners()) {
      listeners.tell(new QueueEvent(kind, timeline.nowMillis(), queue));
    }
  }

  void tell(Kind kind, Message message) {
    tell(kind, message, null, null);
  }

  void tell(Kind kind, Message message, @Nullable QueueAddress target, @Nullable String consumer) {
    if (hasListeners()) {
      listeners.tell(
          new MessageEvent(
              kind,
              timeline.nowMillis(),
              queue,
              message.id(),
              message.receiveCount,
              message.content(),
              target,
              consumer));
    }
  }

  /** Tells that a delete was ignored because the message is gone. */
  void tellIgnoredDelete(ReceiptHandle handle) {
    if (hasListeners()) {
      listeners.tell(
          new MessageEvent(
              Kind.DELETE_IGNORED,
              timeline.nowMillis(),
              queue,
              handle.messageId(),
              handle.receive(),
              null,
              null,
              null));
    }
  }
}
