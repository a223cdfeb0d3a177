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
    /** Its last receive was undone, as the answer could not be written or reached nobody. */
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
    /** A consumer deleted it by a valid receipt handle, but it was gone by then. */
    DELETE_IGNORED,
    /** It was received too often, and moved to the dead-letter queue. */
    DEAD_LETTERED,
    /** A move task moved it. The other queue tells of a new message, SENT with a new id. */
    MOVED,
    EXPIRED,
    /** It was dropped with all others when its queue was purged or deleted. */
    PURGED
  }
}
