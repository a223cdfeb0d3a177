package dev.tailback.engine.queue;

import java.util.List;
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
 * @param heldBy the client that holds it while it is in flight, {@code null} if unknown
 * @param receives its last receives, in all queues it has been in, at most ten, oldest first
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
    @Nullable QueueAddress deadLetterSource,
    @Nullable ClientId heldBy,
    List<Receive> receives) {

  /** How a receive ended without a delete. */
  public enum ReceiveEnd {
    /** The visibility timeout ended. */
    TIMEOUT,
    /** The visibility timeout was set to 0. */
    SET_VISIBLE
  }

  /**
   * One receive of a message.
   *
   * @param by the client that received it, {@code null} if unknown
   * @param end how it ended, {@code null} while the message is in flight
   * @param extensions how often its visibility timeout was changed, to more than 0
   * @param endedAtMillis when it ended; 0 while the message is in flight
   */
  public record Receive(
      long receivedAtMillis,
      @Nullable ClientId by,
      int extensions,
      @Nullable ReceiveEnd end,
      long endedAtMillis) {}

  /** The states of a stored message. */
  public enum State {
    DELAYED,
    VISIBLE,
    IN_FLIGHT
  }
}
