/**
 * The log of calls: one line for each call, or for each that was refused or failed.
 *
 * <p>Lines are made and written by a thread of the log's own, so that no call waits for a slow
 * terminal. Depends on {@code action}, {@code protocol} and the engine. Start reading at {@link
 * dev.tailback.server.log.CallLog}.
 */
@NullMarked
package dev.tailback.server.log;

import org.jspecify.annotations.NullMarked;
