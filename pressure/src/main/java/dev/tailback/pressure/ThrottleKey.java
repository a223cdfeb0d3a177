package dev.tailback.pressure;

import dev.tailback.engine.queue.QueueAddress;
import org.jspecify.annotations.Nullable;

/** Identifies a bucket of a throttle; what the throttle's scope does not use is {@code null}. */
public record ThrottleKey(
    @Nullable QueueAddress queue,
    @Nullable String account,
    @Nullable String action,
    @Nullable String messageGroupId) {}
