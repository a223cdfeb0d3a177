package dev.tailback.server.wire;

/**
 * Recognizes requests in Smithy's RPC v2 protocols, such as CBOR, which no service here speaks.
 * They are refused in AWS JSON, so that people can read the reason.
 *
 * @see <a href="https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html">Smithy RPC v2
 *     CBOR</a>
 */
final class SmithyRpc {
  private static final String HEADER = "Smithy-Protocol";
  private static final String PATH = "/service/";

  private SmithyRpc() {}

  static boolean isSpoken(ServiceModel service, String path, WireRequest.Headers headers) {
    return headers.first(HEADER) != null || isPathOf(service, path);
  }

  private static boolean isPathOf(ServiceModel service, String path) {
    return path.startsWith(PATH)
        && path.startsWith(service.targetPrefix() + "/operation/", PATH.length());
  }

  static BadRequest refusal(ServiceModel service) {
    return BadRequest.unknownOperation(
        service.name()
            + " does not support Smithy RPC v2 (CBOR). Use AWS JSON "
            + service.jsonVersion()
            + " or AWS Query.");
  }
}
