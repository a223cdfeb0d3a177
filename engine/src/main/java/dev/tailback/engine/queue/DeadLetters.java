package dev.tailback.engine.queue;

import dev.tailback.engine.queue.MessageEvent.Kind;
import org.jspecify.annotations.Nullable;

/** Moves messages that were received too often to the dead-letter queue. */
final class DeadLetters {
  private final QueueAttributes attributes;
  private final World world;
  private final QueueIndex queues;
  private final Messages messages;
  private final QueueEvents events;
  private final QueueCounter counter;

  DeadLetters(
      QueueAttributes attributes,
      World world,
      QueueIndex queues,
      Messages messages,
      QueueEvents events,
      QueueCounter counter) {
    this.attributes = attributes;
    this.world = world;
    this.queues = queues;
    this.messages = messages;
    this.events = events;
    this.counter = counter;
  }

  /**
   * Notes that the redrive policy of the queue has changed.
   *
   * @param before the policy before
   */
  void redirected(Queue queue, @Nullable RedrivePolicy before) {
    queues.redirected(queue, before);
  }

  /** Moves a message if it was received too often, and returns whether it did. */
  boolean move(Message message) {
    RedrivePolicy policy = attributes.settings().redrivePolicy();
    if (policy == null || message.receivesHere() < policy.maxReceiveCount()) {
      return false;
    }
    Queue target = queues.find(policy.deadLetterTarget());
    if (target == null || target.address().equals(attributes.address)) {
      return false; // there is no queue to move it to, so it is delivered again
    }
    messages.remove(message);
    world.timedEvents().messagesDeadLettered++;
    counter.deadLettered++;
    events.tell(Kind.DEAD_LETTERED, message, target.address(), null);
    target.deadLetters().enter(message, attributes.address);
    return true;
  }

  private void enter(Message message, QueueAddress source) {
    long nowMillis = world.timeline().nowMillis();
    long enqueuedAtMillis = attributes.isFifo() ? nowMillis : message.enqueuedAtMillis();
    message.becomeDeadLetter(source, enqueuedAtMillis, nowMillis);
    if (attributes.isFifo()) {
      message.messageDeduplicationId = message.id().toString();
    }
    if (message.enqueuedAtMillis() + attributes.retentionMillis() > nowMillis) {
      messages.enter(message, 0);
    } else {
      counter.expired++;
      events.tell(Kind.EXPIRED, message); // older than this queue's retention
    }
  }
}
