package dev.tailback.engine.queue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as a consumer receives it. Times are in milliseconds since the epoch.
 *
 * @param receiveCount how often it was received, including this time, in all queues it has been in
 * @param sequenceNumber twenty digits in FIFO queues, else {@code null}
 * @param deadLetterSource the queue it was last dead-lettered from, if any
 */
public record ReceivedMessage(
    UUID messageId,
    String receiptHandle,
    MessageContent content,
    long sentAtMillis,
    int receiveCount,
    long firstReceivedAtMillis,
    @Nullable String sequenceNumber,
    @Nullable QueueAddress deadLetterSource) {}
