package dev.tailback.engine.queue;

import org.jspecify.annotations.Nullable;

/**
 * What a consumer asks for.
 *
 * @param maxNumberOfMessages 1 to 10
 * @param visibilityTimeoutSeconds 0 to 43,200, or {@code null} for the queue's
 * @param waitTimeSeconds 0 to 20, or {@code null} for the queue's
 * @param receiveRequestAttemptId repeats an earlier receive of a FIFO queue whose answer was lost
 * @param consumer who asks, for those who hear of it; decides nothing
 * @param room decides whether the answer can hold one more message
 */
public record ReceiveRequest(
    int maxNumberOfMessages,
    @Nullable Integer visibilityTimeoutSeconds,
    @Nullable Integer waitTimeSeconds,
    @Nullable String receiveRequestAttemptId,
    @Nullable String consumer,
    Room room) {

  /** A receive whose answer may be of any size, and of which nobody needs to know who asks. */
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
