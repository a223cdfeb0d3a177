/**
 * The protocols of AWS's APIs: AWS JSON 1.0 and 1.1, AWS Query (form parameters in, XML out), and
 * Smithy RPC v2 CBOR.
 *
 * <p>A {@link dev.tailback.server.wire.WireRequest} becomes a {@link dev.tailback.server.wire.Call}
 * here, and a {@link dev.tailback.server.wire.Result} or an error becomes a {@link
 * dev.tailback.server.wire.WireResponse}. Actions are defined once, against {@link
 * dev.tailback.server.wire.Input} and {@link dev.tailback.server.wire.Output}, and don't know the
 * protocol.
 *
 * <p>What is particular to a service is in its {@link dev.tailback.server.wire.ServiceModel};
 * nothing here names a service.
 *
 * <p>Depends on the engine's {@code Refusal} and on Jackson. Start reading at {@link
 * dev.tailback.server.wire.Protocols}.
 */
@NullMarked
package dev.tailback.server.wire;

import org.jspecify.annotations.NullMarked;
