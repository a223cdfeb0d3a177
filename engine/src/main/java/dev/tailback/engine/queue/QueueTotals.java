package dev.tailback.engine.queue;

/**
 * Counts what has happened in a queue since it was created.
 *
 * @param sent messages that were sent, without duplicates and dead letters
 * @param sentBytes the bytes of their bodies and attributes
 * @param received messages that receives returned
 * @param repeated those among them that had been received before
 * @param deleted deletes by a valid receipt handle, even if the message was gone
 * @param emptyShortPolls short polls that returned no message
 * @param emptyLongPolls long polls that returned no message
 * @param overLimit receives refused because of the in-flight limit
 * @param deduplicated messages that a FIFO queue dropped as duplicates
 * @param deadLettered messages that moved to the dead-letter queue
 * @param expired messages whose retention ran out
 * @param throttled calls that a throttle rejected
 * @param throttledSends those among them that were to send messages
 * @param faulted calls for which a fault rule fired
 */
public record QueueTotals(
    long sent,
    long sentBytes,
    long received,
    long repeated,
    long deleted,
    long emptyShortPolls,
    long emptyLongPolls,
    long overLimit,
    long deduplicated,
    long deadLettered,
    long expired,
    long throttled,
    long throttledSends,
    long faulted) {

  /** The totals of a queue in which nothing has happened. */
  public static final QueueTotals NONE = new QueueTotals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Returns the same with another number of expired messages. */
  public QueueTotals withExpired(long number) {
    return new QueueTotals(
        sent,
        sentBytes,
        received,
        repeated,
        deleted,
        emptyShortPolls,
        emptyLongPolls,
        overLimit,
        deduplicated,
        deadLettered,
        number,
        throttled,
        throttledSends,
        faulted);
  }

  /** Returns the number of receives that returned no message. */
  public long emptyReceives() {
    return emptyShortPolls + emptyLongPolls;
  }
}
