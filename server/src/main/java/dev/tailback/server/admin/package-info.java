/**
 * The admin API under {@code /_tailback}: the clock, limits, and looks into queues that are no
 * receives.
 *
 * <p>Depends on the engine. Start reading at {@link dev.tailback.server.admin.Admin}.
 */
@NullMarked
package dev.tailback.server.admin;

import org.jspecify.annotations.NullMarked;
