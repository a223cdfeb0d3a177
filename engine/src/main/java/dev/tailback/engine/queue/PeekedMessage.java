package dev.tailback.engine.queue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stored message as it is at one moment; looking at it is no receive.
 *
 * @param sequence its place in the queue: grows from message to message
 * @param firstReceivedAtMillis 0 while it was never received
 * @param nextDeadlineMillis when it becomes visible, or expires if that is sooner
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

  /** Where a message is. */
  public enum State {
    DELAYED,
    VISIBLE,
    IN_FLIGHT
  }
}
