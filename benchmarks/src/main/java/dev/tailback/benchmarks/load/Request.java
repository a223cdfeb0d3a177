package dev.tailback.benchmarks.load;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One request of the JSON protocol in the bytes that are sent; can be rewritten and sent again. */
final class Request {
  private static final int LENGTH_DIGITS = 6;
  private static final int LARGEST = 16 * 1024;

  /* Signed, as an SDK's requests are: servers read account and region from it. */
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

  /** A request for an action, still without a body. */
  Request(URI endpoint, String action) {
    String text = HEAD.formatted(endpoint.getAuthority(), action).replace("\n", "\r\n");
    head = ascii(text + " ".repeat(LENGTH_DIGITS) + "\r\n\r\n");
  }

  /** A request whose body stays as it is. */
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

  /** The body is complete. */
  Request end() {
    int length = bytes.position() - head.length;
    for (int at = head.length - 5; length > 0; at--) {
      bytes.put(at, (byte) ('0' + length % 10));
      length /= 10;
    }
    bytes.flip();
    return this;
  }

  /** The bytes, to be sent from the beginning; shares what is written with other views. */
  ByteBuffer bytes() {
    return bytes.duplicate();
  }
}
