package dev.tailback.client;

import org.jspecify.annotations.Nullable;

/**
 * What was decided about the capacity of a target.
 *
 * @param target the target's id
 * @param description what was done
 * @param cause why, with the numbers
 * @param from the desired capacity before
 * @param to the desired capacity after
 * @param startMillis when, by the server's clock, in milliseconds since the epoch
 * @param status {@code Successful}, {@code InProgress} and others
 * @param notScaled why nothing was changed, if so
 */
public record ScalingActivity(
    String target,
    String description,
    String cause,
    int from,
    int to,
    long startMillis,
    String status,
    @Nullable String notScaled) {}
