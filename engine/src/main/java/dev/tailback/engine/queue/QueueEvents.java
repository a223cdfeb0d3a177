package dev.tailback.engine.queue;

import dev.tailback.engine.queue.MessageEvent.Kind;
import dev.tailback.engine.time.Timeline;
import org.jspecify.annotations.Nullable;

/** Logs and counts what happens to one queue and its messages, and tells listeners. */
final class QueueEvents {
  private final QueueAddress queue;
  private final Timeline timeline;
  private final EventLog log;
  private final Listeners listeners;
  private final Clients clients;
  private final EventCounter counter = new EventCounter();
  private long since;

  /**
   * @param clients knows the client whose call is carried out
   */
  QueueEvents(QueueAddress queue, World world, Clients clients) {
    this.queue = queue;
    this.timeline = world.timeline();
    this.log = world.eventLog();
    this.listeners = world.listeners();
    this.clients = clients;
    this.since = log.last();
  }

  QueueAddress queue() {
    return queue;
  }

  boolean hasListeners() {
    return !listeners.isEmpty();
  }

  /** Returns how many events there were since the queue was created or reset. */
  EventCounts counts() {
    return new EventCounts(since, counter.counts());
  }

  /** Resets the counts. */
  void forget() {
    counter.clear();
    since = log.last();
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
    counter.add(kind, 1);
    log.add(kind, timeline.nowMillis(), clients.calling().source, message, target);
    if (listeners.want(kind)) {
      listeners.tell(event(kind, message, target, consumer));
    }
  }

  /** Reports that a delete was ignored because the message is gone. */
  void tellIgnoredDelete(ReceiptHandle handle) {
    counter.add(Kind.DELETE_IGNORED, 1);
    log.addIgnoredDelete(timeline.nowMillis(), clients.calling().source, handle);
    if (listeners.want(Kind.DELETE_IGNORED)) {
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

  /** Reports that all messages are dropped. Without listeners, it visits none of them. */
  void tellPurged(Messages messages) {
    int dropped = messages.size();
    if (dropped == 0) {
      return;
    }
    counter.add(Kind.PURGED, dropped);
    log.addPurge(timeline.nowMillis(), clients.calling().source, dropped);
    if (listeners.want(Kind.PURGED)) {
      messages
          .inOrder()
          .forEach(message -> listeners.tell(event(Kind.PURGED, message, null, null)));
    }
  }

  private MessageEvent event(
      Kind kind, Message message, @Nullable QueueAddress target, @Nullable String consumer) {
    return new MessageEvent(
        kind,
        timeline.nowMillis(),
        queue,
        message.id(),
        message.receiveCount,
        message.content(),
        target,
        consumer);
  }
}
