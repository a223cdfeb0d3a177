/**
 * Everything that the server sends to other programs: HTTP requests to hosts that the user has
 * listed, and the messages of alarms.
 *
 * <p>Start reading at {@link dev.tailback.server.outgoing.OutgoingHttp}.
 */
@NullMarked
package dev.tailback.server.outgoing;

import org.jspecify.annotations.NullMarked;
