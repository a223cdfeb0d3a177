package dev.tailback.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tailback.server.wire.WireRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A request in which everything may be odd: method, path, query, headers and body. */
class RequestFuzzTest {
  private static final String SIGNED =
      "Authorization: AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/sqs/aws4_request,"
          + " SignedHeaders=host, Signature=00\n";

  static Stream<Arguments> seeds() {
    return Seeds.of(
        "GET /000000000000/q?Action=ReceiveMessage&Version=2012-11-05\nAccept: application/json\n\n",
        "GET /queue/us-east-1/000000000000/q?Action=ReceiveMessage&X-Amz-Credential=AKID%2F20260101%2Fus-east-1%2Fsqs%2Faws4_request\n\n",
        "POST /\nX-Amz-Target: AmazonSQS.ListQueues\nContent-Type: application/x-amz-json-1.0\n"
            + "User-Agent: aws-sdk-java/2.59.1 md/io#sync ua/2.1 app/shop#1\n"
            + "amz-sdk-request: attempt=2; max=3\nX-Amzn-Query-Mode: true\n"
            + "X-Amzn-Trace-Id: Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1\n"
            + SIGNED
            + "\n{}",
        "POST /service/AmazonSQS/operation/SendMessage\nsmithy-protocol: rpc-v2-json\n"
            + SIGNED
            + "\n{}",
        "POST /service/GraniteServiceVersion20100801/operation/ListMetrics\nsmithy-protocol: rpc-v2-cbor\nContent-Type: application/cbor\n\n\u007f");
  }

  @MethodSource("seeds")
  @FuzzTest
  void everyRequestIsAnswered(byte[] input) {
    Quickly.run(() -> answer(input));
  }

  private static void answer(byte[] input) {
    WireRequest request = request(input);
    try (FuzzedServer server = new FuzzedServer()) {
      server.answer(request);
      server.settle();
    }
  }

  private static WireRequest request(byte[] input) {
    Map<String, String> headers = new LinkedHashMap<>();
    int start = 0;
    String first = null;
    while (start < input.length) {
      int end =
          start + Math.max(0, Input.indexOf(Arrays.copyOfRange(input, start, input.length), '\n'));
      String line = Input.text(Arrays.copyOfRange(input, start, end));
      start = end + 1;
      if (first == null) {
        first = line;
      } else if (line.isEmpty()) {
        break;
      } else {
        int colon = line.indexOf(':');
        headers.put(line.substring(0, Math.max(0, colon)), line.substring(colon + 1).strip());
      }
    }
    byte[] body = Arrays.copyOfRange(input, Math.min(start, input.length), input.length);
    return request(first == null ? "" : first, headers, body);
  }

  private static WireRequest request(String line, Map<String, String> headers, byte[] body) {
    int blank = line.indexOf(' ');
    String method = line.substring(0, Math.max(0, blank));
    String url = line.substring(blank + 1);
    int mark = url.indexOf('?');
    String path = mark < 0 ? url : url.substring(0, mark);
    return Requests.of(
        method,
        path.startsWith("/") ? path : "/" + path,
        mark < 0 ? "" : url.substring(mark + 1),
        headers,
        body);
  }
}
