/**
 * The log of calls: one line per call, or per call that was refused or failed.
 *
 * <p>A thread of the log's own makes and writes the lines, so that no call waits for a slow
 * terminal. Start reading at {@link dev.tailback.server.log.CallLog}.
 */
@NullMarked
package dev.tailback.server.log;

import org.jspecify.annotations.NullMarked;
