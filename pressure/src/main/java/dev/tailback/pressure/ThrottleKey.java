package dev.tailback.pressure;

import dev.tailback.engine.queue.QueueAddress;
import org.jspecify.annotations.Nullable;

/** Whose bucket it is; what the throttle's scope doesn't ask for is {@code null}. */
public record ThrottleKey(
    @Nullable QueueAddress queue,
    @Nullable String account,
    @Nullable String action,
    @Nullable String messageGroupId) {}
