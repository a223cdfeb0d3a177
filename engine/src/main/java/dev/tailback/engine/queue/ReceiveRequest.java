package dev.tailback.engine.queue;

import org.jspecify.annotations.Nullable;

/**
 * A request to receive messages.
 *
 * @param maxNumberOfMessages 1 to 10
 * @param visibilityTimeoutSeconds 0 to 43,200, or {@code null} for the queue's
 * @param waitTimeSeconds 0 to 20, or {@code null} for the queue's
 * @param receiveRequestAttemptId lets a consumer repeat a receive of a FIFO queue whose answer was
 *     lost
 * @param consumer describes the consumer for listeners
 * @param room decides whether the answer can hold one more message
 */
public record ReceiveRequest(
    int maxNumberOfMessages,
    @Nullable Integer visibilityTimeoutSeconds,
    @Nullable Integer waitTimeSeconds,
    @Nullable String receiveRequestAttemptId,
    @Nullable String consumer,
    Room room) {

  /** Creates a request of an unnamed consumer, whose answer may have any size. */
  public ReceiveRequest(
      int maxNumberOfMessages,
      @Nullable Integer visibilityTimeoutSeconds,
      @Nullable Integer waitTimeSeconds,
      @Nullable String receiveRequestAttemptId) {
    this(
        maxNumberOfMessages,
        visibilityTimeoutSeconds,
        waitTimeSeconds,
        receiveRequestAttemptId,
        null,
        Room.UNLIMITED);
  }
}
