/**
 * HTTP: the listener, the router and its handlers, and everything about connections.
 *
 * <p>Runs on Undertow's IO threads, which are never blocked. No other package imports Undertow.
 * Start reading at {@link dev.tailback.server.http.Router}.
 */
@NullMarked
package dev.tailback.server.http;

import org.jspecify.annotations.NullMarked;
