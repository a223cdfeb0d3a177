package dev.tailback.engine.queue;

/**
 * Counts the timed events that have fired, and what they have caused.
 *
 * @param delaysEnded messages whose delay ended
 * @param visibilityTimeoutsEnded messages whose visibility timeout ended
 * @param messagesExpired messages whose retention ran out
 * @param messagesDeadLettered messages that a receive moved to a dead-letter queue
 * @param messagesMoved messages that a move task moved
 * @param receivesAnswered long polls that received messages
 * @param receivesEnded long polls that ended with none
 */
public record TimedEventCounts(
    long delaysEnded,
    long visibilityTimeoutsEnded,
    long messagesExpired,
    long messagesDeadLettered,
    long messagesMoved,
    long receivesAnswered,
    long receivesEnded) {

  /** Returns the events that have fired since the earlier counts. */
  TimedEventCounts since(TimedEventCounts earlier) {
    return new TimedEventCounts(
        delaysEnded - earlier.delaysEnded,
        visibilityTimeoutsEnded - earlier.visibilityTimeoutsEnded,
        messagesExpired - earlier.messagesExpired,
        messagesDeadLettered - earlier.messagesDeadLettered,
        messagesMoved - earlier.messagesMoved,
        receivesAnswered - earlier.receivesAnswered,
        receivesEnded - earlier.receivesEnded);
  }
}
