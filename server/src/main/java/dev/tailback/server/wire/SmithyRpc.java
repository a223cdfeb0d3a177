package dev.tailback.server.wire;

/**
 * Recognizes requests in Smithy's RPC v2 protocols, such as CBOR, which SQS does not speak. They
 * are refused in AWS JSON, so that people can read why.
 *
 * @see <a href="https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html">Smithy RPC v2
 *     CBOR</a>
 */
final class SmithyRpc {
  private static final String HEADER = "Smithy-Protocol";
  private static final String PATH = "/service/AmazonSQS/operation/";

  private SmithyRpc() {}

  static boolean isSpoken(String path, WireRequest.Headers headers) {
    return headers.first(HEADER) != null || path.startsWith(PATH);
  }

  static BadRequest refusal() {
    return BadRequest.unknownOperation(
        "SQS does not support Smithy RPC v2 (CBOR). Use AWS JSON 1.0 or AWS Query.");
  }
}
