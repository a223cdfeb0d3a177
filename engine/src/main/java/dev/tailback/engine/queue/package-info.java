/**
 * SQS queues in memory: a deterministic state machine that is given the time and does no I/O.
 *
 * <p>Depends only on the JDK and {@code engine.time}. Start at {@link
 * dev.tailback.engine.queue.Queues}.
 */
@NullMarked
package dev.tailback.engine.queue;

import org.jspecify.annotations.NullMarked;
