/**
 * One timeline: the time, deadlines, order, randomness and replies that everything in one world
 * shares; the clock it follows; and the gate, which lets in one caller at a time.
 *
 * <p>Depends only on the JDK, and knows nothing about queues. Start at {@link
 * dev.tailback.engine.time.Timeline}.
 */
@NullMarked
package dev.tailback.engine.time;

import org.jspecify.annotations.NullMarked;
