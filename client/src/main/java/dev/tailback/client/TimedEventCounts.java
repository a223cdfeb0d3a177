package dev.tailback.client;

/**
 * Counts the timed events that fired while the clock was moved.
 *
 * @param delaysEnded delays that ended
 * @param visibilityTimeoutsEnded visibility timeouts that ended
 * @param messagesExpired messages whose retention period ended
 * @param messagesDeadLettered messages that moved to a dead-letter queue
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
    long receivesEnded) {}
