package dev.tailback.engine.queue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of a stored message. Peeking does not count as a receive. Times are in milliseconds
 * since the epoch.
 *
 * @param sequence its number in the queue, increasing
 * @param firstReceivedAtMillis when it was first received; 0 if never
 * @param nextDeadlineMillis when it becomes visible, or expires if that is sooner
 * @param sequenceNumber twenty digits in FIFO queues, else {@code null}
 * @param deadLetterSource the queue it was last dead-lettered from, if any
 */
public record PeekedMessage(
    long sequence,
    UUID messageId,
    State state,
    MessageContent content,
    long sentAtMillis,
    int receiveCount,
    long firstReceivedAtMillis,
    long nextDeadlineMillis,
    @Nullable String sequenceNumber,
    @Nullable QueueAddress deadLetterSource) {

  /** The states of a stored message. */
  public enum State {
    DELAYED,
    VISIBLE,
    IN_FLIGHT
  }
}
