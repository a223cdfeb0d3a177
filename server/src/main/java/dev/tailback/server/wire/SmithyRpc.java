package dev.tailback.server.wire;

import org.jspecify.annotations.Nullable;

/**
 * Recognizes requests in Smithy's RPC v2 protocols by their header or their path, which ends with
 * {@code /service/<service>/operation/<operation>}. Those that the service does not speak are
 * refused in AWS JSON, so that people can read the reason.
 *
 * @see <a href="https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html">Smithy RPC v2
 *     CBOR</a>
 */
final class SmithyRpc {
  static final String HEADER = "Smithy-Protocol";

  /** The header's value for CBOR. */
  static final String CBOR = "rpc-v2-cbor";

  private static final String SERVICE = "/service/";
  private static final String OPERATION = "/operation/";

  private SmithyRpc() {}

  static boolean isSpoken(ServiceModel service, String path, WireRequest.Headers headers) {
    return headers.first(HEADER) != null || action(service, path) != null;
  }

  /** Returns the action that a path names, {@code null} unless it is one of the service's. */
  static @Nullable String action(ServiceModel service, String path) {
    int operation = path.length() > 1 ? path.lastIndexOf(OPERATION) : -1;
    if (operation < 0 || path.indexOf('/', operation + OPERATION.length()) >= 0) {
      return null;
    }
    String before = SERVICE + service.targetPrefix();
    return path.startsWith(before, operation - before.length())
        ? path.substring(operation + OPERATION.length())
        : null;
  }

  static BadRequest refusal(ServiceModel service) {
    return BadRequest.unknownOperation(
        service.speaksCbor()
            ? service.name()
                + " supports Smithy RPC v2 only as CBOR, with the header smithy-protocol: "
                + CBOR
                + " and the path /service/"
                + service.targetPrefix()
                + "/operation/<operation>."
            : service.name()
                + " does not support Smithy RPC v2 (CBOR). Use AWS JSON "
                + service.jsonVersion()
                + " or AWS Query.");
  }
}
