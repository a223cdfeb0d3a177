package dev.tailback.server.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.tailback.server.wire.Sha256;
import dev.tailback.server.wire.WireRequest;
import java.util.HexFormat;
import java.util.SortedSet;

/**
 * A request in the form that is signed. Each character of its text is one byte of the request.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create
 *     a signed AWS API request</a>
 */
record CanonicalRequest(String text) {

  /**
   * Puts a request in its canonical form. The hash is always that of the body: {@code
   * X-Amz-Content-Sha256} counts only as a header.
   *
   * @param query the canonical query string
   * @param names the names of the signed headers in lower case
   */
  static CanonicalRequest of(WireRequest request, String query, SortedSet<String> names) {
    StringBuilder text = new StringBuilder();
    text.append(request.method()).append('\n');
    text.append(CanonicalPath.of(request.path())).append('\n');
    text.append(query).append('\n');
    for (String name : names) {
      appendHeader(name, request, text);
    }
    text.append('\n').append(String.join(";", names));
    return new CanonicalRequest(text.append('\n').append(sha256(request.body())).toString());
  }

  private static void appendHeader(String name, WireRequest request, StringBuilder text) {
    text.append(name).append(':');
    String separator = "";
    for (String value : request.headers().all(name)) {
      text.append(separator);
      appendTrimmed(value, text);
      separator = ",";
    }
    text.append('\n');
  }

  /** Appends a header's value without spaces around it, and with single spaces within it. */
  private static void appendTrimmed(String value, StringBuilder text) {
    int start = text.length();
    boolean isSpace = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ' ' || c == '\t') {
        isSpace = true;
      } else {
        text.append(isSpace && text.length() > start ? " " : "").append(c);
        isSpace = false;
      }
    }
  }

  /** Returns the text whose signature the request has to have. */
  String stringToSign(String time, String scope) {
    String hash = sha256(text.getBytes(ISO_8859_1));
    return SignatureCheck.ALGORITHM + "\n" + time + "\n" + scope + "\n" + hash;
  }

  private static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Sha256.of(bytes));
  }
}
