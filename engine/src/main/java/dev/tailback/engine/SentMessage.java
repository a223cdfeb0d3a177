package dev.tailback.engine;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a producer is told of its message; for a duplicate, what was told the first time.
 *
 * @param sequenceNumber twenty digits, only in FIFO queues
 */
public record SentMessage(UUID messageId, @Nullable String sequenceNumber) {}
