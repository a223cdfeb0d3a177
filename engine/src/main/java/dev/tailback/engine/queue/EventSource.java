package dev.tailback.engine.queue;

import org.jspecify.annotations.Nullable;

/**
 * Where events happen, and by whom.
 *
 * @param by the client whose call it is; {@code null} if it is unknown or there is none
 */
record EventSource(QueueAddress queue, @Nullable ClientId by) {}
