package dev.tailback.engine.queue;

/**
 * How much has happened by itself, because its time had come.
 *
 * @param delaysEnded messages whose delay ended
 * @param visibilityTimeoutsEnded messages that came back from a consumer
 * @param messagesExpired messages whose retention ran out
 * @param messagesDeadLettered messages that a receive moved to a dead-letter queue
 * @param messagesMoved messages that a move task moved
 * @param receivesAnswered long polls that got messages
 * @param receivesEnded long polls that ended without
 */
public record TimedEventCounts(
    long delaysEnded,
    long visibilityTimeoutsEnded,
    long messagesExpired,
    long messagesDeadLettered,
    long messagesMoved,
    long receivesAnswered,
    long receivesEnded) {

  /** What has happened since the earlier count. */
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
