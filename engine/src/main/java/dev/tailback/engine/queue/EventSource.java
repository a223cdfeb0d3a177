package dev.tailback.engine.queue;

import org.jspecify.annotations.Nullable;

/**
 * Where events happen, and who causes them.
 *
 * @param by the calling client; {@code null} if it is unknown or there is none
 */
record EventSource(QueueAddress queue, @Nullable ClientId by) {}
