package dev.tailback.pressure;

import dev.tailback.engine.queue.QueueAddress;
import org.jspecify.annotations.Nullable;

/**
 * Identifies a bucket of a throttle; parts that the throttle's scope does not use are {@code null}.
 */
public record ThrottleKey(
    @Nullable QueueAddress queue,
    @Nullable String account,
    @Nullable String action,
    @Nullable String messageGroupId) {}
