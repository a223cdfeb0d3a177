package dev.tailback.benchmarks.load;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The bytes of a request in the JSON protocol. It can be rewritten and sent again. */
final class Request {
  private static final int LENGTH_DIGITS = 6;
  private static final int LARGEST = 16 * 1024;

  /* Signed like an SDK's requests, because servers read account and region from the signature. */
  private static final String HEAD =
      """
      POST / HTTP/1.1
      Host: %s
      Content-Type: application/x-amz-json-1.0
      X-Amz-Target: AmazonSQS.%s
      Authorization: AWS4-HMAC-SHA256 Credential=test/20261101/us-east-1/sqs/aws4_request, \
      SignedHeaders=host;x-amz-target, Signature=0
      Content-Length:\s""";

  private final byte[] head;
  private final ByteBuffer bytes = ByteBuffer.allocateDirect(LARGEST);

  /** Creates a request for an action, without a body. */
  Request(URI endpoint, String action) {
    String text = HEAD.formatted(endpoint.getAuthority(), action).replace("\n", "\r\n");
    head = ascii(text + " ".repeat(LENGTH_DIGITS) + "\r\n\r\n");
  }

  /** Returns a request with a fixed body. */
  static Request of(URI endpoint, String action, String body) {
    return new Request(endpoint, action).begin().put(ascii(body)).end();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Starts a new body. */
  Request begin() {
    bytes.clear().put(head);
    return this;
  }

  Request put(byte[] text) {
    bytes.put(text);
    return this;
  }

  Request put(byte[] text, int from, int to) {
    bytes.put(text, from, to - from);
    return this;
  }

  Request put(long number) {
    return put(ascii(Long.toString(number)));
  }

  /** Ends the body. */
  Request end() {
    int length = bytes.position() - head.length;
    for (int at = head.length - 5; length > 0; at--) {
      bytes.put(at, (byte) ('0' + length % 10));
      length /= 10;
    }
    bytes.flip();
    return this;
  }

  /** Returns the bytes, positioned at the beginning. The content is shared with other views. */
  ByteBuffer bytes() {
    return bytes.duplicate();
  }
}
