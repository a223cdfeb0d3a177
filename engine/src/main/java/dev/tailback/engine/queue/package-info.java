/**
 * SQS queues in memory: a deterministic state machine that is given the time and does no I/O.
 *
 * <p>Depends on the JDK and {@code engine.time} alone. Start at {@link
 * dev.tailback.engine.queue.Queues}.
 */
@NullMarked
package dev.tailback.engine.queue;

import org.jspecify.annotations.NullMarked;
