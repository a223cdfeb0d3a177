/**
 * Live numbers: what each queue has done second by second in the last fifteen minutes, its rates,
 * and whether its backlog grows.
 *
 * <p>{@link dev.tailback.engine.live.LiveQueues} samples the queues; a {@link
 * dev.tailback.engine.live.LiveQueue} has the numbers of one.
 */
@NullMarked
package dev.tailback.engine.live;

import org.jspecify.annotations.NullMarked;
