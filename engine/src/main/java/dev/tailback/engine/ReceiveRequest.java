package dev.tailback.engine;

import org.jspecify.annotations.Nullable;

/**
 * What a consumer asks for.
 *
 * @param maxNumberOfMessages 1 to 10
 * @param visibilityTimeoutSeconds 0 to 43,200, or {@code null} for the queue's
 * @param waitTimeSeconds 0 to 20, or {@code null} for the queue's
 * @param receiveRequestAttemptId repeats an earlier receive of a FIFO queue whose answer was lost
 */
public record ReceiveRequest(
    int maxNumberOfMessages,
    @Nullable Integer visibilityTimeoutSeconds,
    @Nullable Integer waitTimeSeconds,
    @Nullable String receiveRequestAttemptId) {}
