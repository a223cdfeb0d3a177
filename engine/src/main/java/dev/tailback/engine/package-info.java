/**
 * The queues of one emulator, in memory: a deterministic state machine that is given the time with
 * every call and does no I/O.
 *
 * <p>Depends on the JDK alone.
 */
@NullMarked
package dev.tailback.engine;

import org.jspecify.annotations.NullMarked;
