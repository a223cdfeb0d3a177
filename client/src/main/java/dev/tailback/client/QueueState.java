package dev.tailback.client;

import org.jspecify.annotations.Nullable;

/**
 * A queue and its messages.
 *
 * @param name the queue's name
 * @param arn the queue's Amazon Resource Name
 * @param fifo whether it is a FIFO queue
 * @param visible how many messages can be received
 * @param inFlight how many messages are in flight
 * @param delayed how many messages are delayed
 * @param oldestAgeMillis the age of the oldest message; {@code null} if there is none
 */
public record QueueState(
    String name,
    String arn,
    boolean fifo,
    int visible,
    int inFlight,
    int delayed,
    @Nullable Long oldestAgeMillis) {}
