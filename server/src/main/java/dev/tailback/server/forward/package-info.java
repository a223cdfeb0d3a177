/**
 * SQS whose actions run elsewhere: at Amazon, or at another endpoint.
 *
 * <p>Depends on the protocols, the actions' names and Undertow's client. Start reading at {@link
 * dev.tailback.server.forward.Forwarder}.
 */
@NullMarked
package dev.tailback.server.forward;

import org.jspecify.annotations.NullMarked;
