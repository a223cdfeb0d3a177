package dev.tailback.engine.queue;

import dev.tailback.engine.time.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a queue whose messages are in another SQS: what its calls show, and what that
 * SQS answers when asked. Used only inside the gate.
 *
 * <p>Calls are reported within {@link Queue#callAs}, so that they count for their client. It cannot
 * be known how old the messages are, who holds them, and which expire or are dead-lettered.
 */
public final class Elsewhere {
  /** How long reported numbers of messages remain valid, in milliseconds. */
  public static final long KNOWN_MILLIS = 120_000;

  private final QueueAttributes attributes;
  private final QueueCounter counter;
  private final Timeline timeline;
  private @Nullable Told told;

  /** What the other SQS has reported. */
  private record Told(QueueCounts counts, long atMillis) {}

  Elsewhere(QueueAttributes attributes, QueueCounter counter, Timeline timeline) {
    this.attributes = attributes;
    this.counter = counter;
    this.timeline = timeline;
  }

  /** Notes that a message was sent. */
  public void sent(int bytes) {
    counter.sent(bytes, timeline.nowMillis());
  }

  /** Notes that a consumer asked for messages, whatever the answer. */
  public void asked() {
    counter.lastReceiveMillis = timeline.nowMillis();
  }

  /**
   * Notes that a receive returned a message.
   *
   * @param isRepeated whether it had been received before
   */
  public void received(boolean isRepeated) {
    counter.received(isRepeated ? 2 : 1);
  }

  /**
   * Notes that a receive returned no message.
   *
   * @param waitTimeSeconds the wait time of the request; {@code null} for the queue's
   */
  public void foundNothing(@Nullable Integer waitTimeSeconds) {
    int ofQueue = attributes.settings().receiveMessageWaitTimeSeconds();
    if ((waitTimeSeconds == null ? ofQueue : waitTimeSeconds) > 0) {
      counter.emptyLongPoll();
    } else {
      counter.emptyShortPoll();
    }
  }

  /** Notes that a receive was refused because of the in-flight limit. */
  public void overLimit() {
    counter.overLimit++;
  }

  /**
   * Notes that a message was deleted.
   *
   * @param receivedAtMillis when it was received; {@code null} if that is not known
   */
  public void deleted(@Nullable Long receivedAtMillis) {
    if (receivedAtMillis == null) {
      counter.deleteIgnored();
    } else {
      counter.deleted(timeline.nowMillis() - receivedAtMillis);
    }
  }

  /** Notes that a visibility timeout was changed. */
  public void visibilityChanged() {
    counter.visibilityChanged();
  }

  /** Notes the numbers of messages reported by the other SQS. */
  public void told(QueueCounts counts) {
    told = new Told(counts, timeline.nowMillis());
  }

  /** Returns whether the other SQS has ever reported anything, such as the queue's settings. */
  public boolean hasTold() {
    return told != null;
  }

  /** Returns the numbers of messages; unknown if none were reported recently. */
  public QueueCounts counts() {
    Told last = told;
    boolean isRecent = last != null && timeline.nowMillis() - last.atMillis <= KNOWN_MILLIS;
    return last != null && isRecent ? last.counts : QueueCounts.UNKNOWN;
  }
}
