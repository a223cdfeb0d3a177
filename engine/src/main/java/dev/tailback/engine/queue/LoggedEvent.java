package dev.tailback.engine.queue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as the {@link EventLog} keeps it.
 *
 * @param number its number, from 1 in the order in which events happened
 * @param atMillis the engine time, in milliseconds since the epoch
 * @param queue where it happened; for a message that has moved, where it was before
 * @param target where the message has moved to, if it has
 * @param by the calling client; {@code null} if it is unknown, or if no call caused the event
 * @param messageId the message; {@code null} if all of a queue were purged
 * @param receiveCount the message's receive count by then, in all queues it has been in
 * @param messages the number of messages: 1 unless it is a purge
 * @param body the beginning of the body; {@code null} if it is not known
 * @param bodyBytes the size of the whole body, in bytes of UTF-8
 */
public record LoggedEvent(
    long number,
    MessageEvent.Kind kind,
    long atMillis,
    QueueAddress queue,
    @Nullable QueueAddress target,
    @Nullable ClientId by,
    @Nullable UUID messageId,
    int receiveCount,
    int messages,
    @Nullable String body,
    int bodyBytes) {}
