package dev.tailback.engine.queue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One delivery of a message to a consumer.
 *
 * @param receiveCount how often it was received, this time included, over all queues it was in
 * @param sequenceNumber twenty digits, only in FIFO queues
 * @param deadLetterSource the queue it was dead-lettered from
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
