/**
 * The admin API under {@code /_tailback}: the clock, limits, throttles, faults, and looks into
 * queues that are no receives. Throttles and faults are read here whoever writes them.
 *
 * <p>Depends on the engine, and on what it sets: {@code server.pressure}. Start reading at {@link
 * dev.tailback.server.admin.Admin}.
 */
@NullMarked
package dev.tailback.server.admin;

import org.jspecify.annotations.NullMarked;
