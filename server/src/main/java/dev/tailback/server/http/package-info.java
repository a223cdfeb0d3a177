/**
 * HTTP: the listener, the handler that turns exchanges into calls and outcomes into answers, and
 * the watch over clients that wait.
 *
 * <p>Everything runs on Undertow's IO threads and nothing blocks them. Depends on {@code protocol},
 * {@code action}, {@code admin} and {@code log}; no other package imports Undertow. Start reading
 * at {@link dev.tailback.server.http.SqsHandler}.
 */
@NullMarked
package dev.tailback.server.http;

import org.jspecify.annotations.NullMarked;
