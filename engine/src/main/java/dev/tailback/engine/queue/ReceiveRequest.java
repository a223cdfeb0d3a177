package dev.tailback.engine.queue;

import java.util.Set;
import java.util.UUID;
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
 * @param client the consumer as the queue counts it, {@code null} if it is unknown
 * @param room decides whether the answer can hold one more message
 * @param chosen exactly the messages to receive, even if they are delayed or in flight; {@code
 *     null} for those that are due. Such a receive does not wait
 */
public record ReceiveRequest(
    int maxNumberOfMessages,
    @Nullable Integer visibilityTimeoutSeconds,
    @Nullable Integer waitTimeSeconds,
    @Nullable String receiveRequestAttemptId,
    @Nullable String consumer,
    @Nullable CallingClient client,
    Room room,
    @Nullable Set<UUID> chosen) {

  /** Creates a request for the messages that are due. */
  public ReceiveRequest(
      int maxNumberOfMessages,
      @Nullable Integer visibilityTimeoutSeconds,
      @Nullable Integer waitTimeSeconds,
      @Nullable String receiveRequestAttemptId,
      @Nullable String consumer,
      @Nullable CallingClient client,
      Room room) {
    this(
        maxNumberOfMessages,
        visibilityTimeoutSeconds,
        waitTimeSeconds,
        receiveRequestAttemptId,
        consumer,
        client,
        room,
        null);
  }

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
        null,
        Room.UNLIMITED);
  }
}
