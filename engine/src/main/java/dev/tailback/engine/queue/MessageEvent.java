package dev.tailback.engine.queue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that has happened to a message.
 *
 * @param atMillis the engine time, in milliseconds since the epoch
 * @param queue where it happened; for a message that has moved, where it was before
 * @param receiveCount the message's receive count by then, in all queues it has been in
 * @param content the content, or {@code null} if only a receipt handle is left of the message
 * @param target where the message has moved to, if it has
 * @param consumer the consumer that received it, from the {@link ReceiveRequest}
 */
public record MessageEvent(
    Kind kind,
    long atMillis,
    QueueAddress queue,
    UUID messageId,
    int receiveCount,
    @Nullable MessageContent content,
    @Nullable QueueAddress target,
    @Nullable String consumer) {

  /** What can happen to a message. */
  public enum Kind {
    /** It was stored. A duplicate in a FIFO queue is not. */
    SENT,
    /** A consumer received it. Repeating a receive by its attempt id does not count. */
    RECEIVED,
    /** Its last receive was undone, because the answer could not be delivered. */
    TAKEN_BACK,
    /** Its delay ended. */
    DELAY_ENDED,
    /** Its visibility timeout ended. */
    TIMED_OUT,
    /** A consumer set its visibility timeout to 0. */
    RETURNED,
    /** A consumer set its visibility timeout to more than 0. */
    EXTENDED,
    DELETED,
    /** A consumer deleted it with a valid receipt handle, but it was already gone. */
    DELETE_IGNORED,
    /** It was received too often, and moved to the dead-letter queue. */
    DEAD_LETTERED,
    /** A move task moved it. In the other queue it is a new message, SENT with a new id. */
    MOVED,
    EXPIRED,
    /** Its queue was purged or deleted. */
    PURGED
  }
}
