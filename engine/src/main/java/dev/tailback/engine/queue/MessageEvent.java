package dev.tailback.engine.queue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that has happened to a message.
 *
 * @param atMillis the engine time
 * @param queue where it happened; for what has moved, where it was before
 * @param receiveCount how often the message had been received by then, over all queues it was in
 * @param content what the message says, {@code null} where only a receipt handle is left of it
 * @param target where it has moved to
 * @param consumer who received it, as the {@link ReceiveRequest} tells
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
    /** It was stored: a duplicate in a FIFO queue is not. */
    SENT,
    /** A consumer got it. A receive that is repeated by its attempt id is none of its own. */
    RECEIVED,
    /** Its last receive was undone, as the answer could not be made or reached nobody. */
    TAKEN_BACK,
    /** Its delay or its visibility timeout ended, or a consumer gave it back. */
    VISIBLE,
    DELETED,
    /** A consumer deleted it by a good receipt handle, but it was gone by then. */
    DELETE_IGNORED,
    /** It was received too often, and is in the dead-letter queue now. */
    DEAD_LETTERED,
    /** A move task took it; what comes in at the other queue is sent there, under a new id. */
    MOVED,
    EXPIRED,
    /** It went with all others of its queue, which was purged or deleted. */
    PURGED
  }
}
