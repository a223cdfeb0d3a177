/**
 * The wire forms of the SQS API: AWS JSON 1.0 and AWS Query (form parameters in, XML out).
 *
 * <p>A {@link dev.tailback.server.protocol.WireRequest} becomes a {@link
 * dev.tailback.server.protocol.Call} here, and a {@link dev.tailback.server.protocol.Result} or an
 * error becomes a {@link dev.tailback.server.protocol.WireResponse}. Actions are defined once,
 * against {@link dev.tailback.server.protocol.Input} and {@link
 * dev.tailback.server.protocol.Output}, and never see which form carries them.
 *
 * <p>Depends on the engine's {@code Refusal} and on Jackson; no other package of the server but the
 * admin pages imports Jackson. Start reading at {@link dev.tailback.server.protocol.Protocol}.
 */
@NullMarked
package dev.tailback.server.protocol;

import org.jspecify.annotations.NullMarked;
