/**
 * The admin API under {@code /_tailback}: the clock, queues and their messages, limits, throttles,
 * faults, and reset.
 *
 * <p>Depends on the engine and {@code server.rules}. Start reading at {@link
 * dev.tailback.server.admin.Admin}.
 */
@NullMarked
package dev.tailback.server.admin;

import org.jspecify.annotations.NullMarked;
