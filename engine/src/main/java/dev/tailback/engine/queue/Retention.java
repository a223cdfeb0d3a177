package dev.tailback.engine.queue;

import dev.tailback.engine.time.Deadline;
import dev.tailback.engine.time.Horizon;
import dev.tailback.engine.time.NextEvent;
import dev.tailback.engine.time.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lets the stored messages of one queue expire. One deadline serves all of them: because they are
 * kept by when their retention began, a new retention period moves the deadline and no messages.
 */
final class Retention extends Deadline {
  private final StoredMessages stored;
  private final QueueAttributes attributes;
  private final Timeline timeline;
  private final Consumer<Message> expire;

  /**
   * @param expire removes a message whose retention has ended
   */
  Retention(
      StoredMessages stored,
      QueueAttributes attributes,
      Timeline timeline,
      Consumer<Message> expire) {
    this.stored = stored;
    this.attributes = attributes;
    this.timeline = timeline;
    this.expire = expire;
  }

  long endMillis(Message message) {
    return message.enqueuedAtMillis() + attributes.retentionMillis();
  }

  /** Schedules the end of the oldest message's retention. */
  void schedule() {
    Message oldest = stored.oldest();
    if (oldest == null) {
      timeline.cancel(this);
    } else {
      timeline.schedule(this, endMillis(oldest));
    }
  }

  /** Counts the messages that expire. */
  void addTo(Horizon horizon) {
    stored.visitByAge(message -> horizon.add("retention", endMillis(message)));
  }

  @Override
  protected String what() {
    return "a message of " + attributes.address.name() + " expires";
  }

  @Override
  protected List<NextEvent> next(int max) {
    List<NextEvent> next = new ArrayList<>();
    stored.visitByAge(
        message -> {
          next.add(new NextEvent(endMillis(message), what(), attributes.address.name(), false));
          return next.size() < max;
        });
    return next;
  }

  @Override
  protected void fire() {
    Message oldest = stored.oldest();
    while (oldest != null && endMillis(oldest) <= timeline.nowMillis()) {
      expire.accept(oldest);
      oldest = stored.oldest();
    }
    schedule();
  }
}
