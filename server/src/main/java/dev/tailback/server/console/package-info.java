/**
 * The console: its live stream of events.
 *
 * <p>Start reading at {@link dev.tailback.server.console.LiveFeed}.
 */
@NullMarked
package dev.tailback.server.console;

import org.jspecify.annotations.NullMarked;
