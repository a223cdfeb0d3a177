package dev.tailback.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tailback.fuzz.Quickly;
import dev.tailback.fuzz.Seeds;
import dev.tailback.server.sqs.request.SqsTraits;
import dev.tailback.server.wire.BadRequest;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureFuzzTest {
  private static final SignatureCheck CHECK =
      new SignatureCheck(
          AccessKeys.of(new AccessKey("AKID", "a secret that nobody knows", "123456789012")),
          Clock.fixed(Instant.parse("2026-02-03T12:00:00Z"), ZoneOffset.UTC));

  static Stream<Arguments> seeds() {
    return Seeds.of(
        "/\n\nAWS4-HMAC-SHA256 Credential=AKID/20260203/us-east-1/sqs/aws4_request,"
            + " SignedHeaders=host;x-amz-date;x-amz-target, Signature=00ff\n20260203T120000Z",
        "/123456789012/orders\nAction=SendMessage&X-Amz-Algorithm=AWS4-HMAC-SHA256"
            + "&X-Amz-Credential=AKID%2F20260203%2Fus-east-1%2Fsqs%2Faws4_request"
            + "&X-Amz-Date=20260203T120000Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host"
            + "&X-Amz-Signature=00ff",
        "/a/../b//c%2F%zz?\nAWSAccessKeyId=AKID&Signature=x&SignatureVersion=2\nAWS AKID:x",
        "/\n\nAWS4-ECDSA-P256-SHA256 Credential=AKID/20260203/sqs/aws4_request\nnow");
  }

  /** The input's lines are the path, the query, the {@code Authorization} header and the date. */
  @MethodSource("seeds")
  @FuzzTest
  void nobodyComesInWithoutTheSecret(byte[] input) {
    String[] lines = new String(input, StandardCharsets.ISO_8859_1).split("\n", 5);
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("Host", "localhost");
    headers.put("X-Amz-Target", "AmazonSQS.ListQueues");
    putIfThere(headers, "Authorization", lines, 2);
    putIfThere(headers, "X-Amz-Date", lines, 3);
    String query = lines.length > 1 ? lines[1] : "";
    byte[] body = lines.length > 4 ? lines[4].getBytes(StandardCharsets.ISO_8859_1) : new byte[0];
    WireRequest request =
        new WireRequest("POST", lines[0], query, headers::get, body, "http://localhost", null);
    Quickly.run(() -> assertThat(caller(request)).isFalse());
  }

  private static void putIfThere(
      Map<String, String> headers, String name, String[] lines, int line) {
    if (lines.length > line) {
      headers.put(name, lines[line]);
    }
  }

  private static boolean caller(WireRequest request) {
    try {
      Caller caller = CHECK.caller(request, SqsTraits.MODEL);
      return caller != null;
    } catch (BadRequest refused) {
      return false;
    }
  }
}
