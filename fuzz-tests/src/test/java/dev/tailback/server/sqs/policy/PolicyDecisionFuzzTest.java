package dev.tailback.server.sqs.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.fuzz.Quickly;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyDecisionFuzzTest {
  private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:q";
  private static final Map<String, String> CONTEXT =
      Map.of(
          "aws:SourceIp", "10.1.2.3",
          "aws:SecureTransport", "false",
          "aws:UserAgent", "*",
          "aws:SourceArn", "arn:aws:sns:us-east-1:000000000000:t");
  private static final List<AccessRequest> REQUESTS =
      List.of(
          AccessRequest.of(
              new Requester("arn:aws:iam::111111111111:user/a", "111111111111"),
              "SendMessageBatch",
              QUEUE,
              0,
              CONTEXT),
          AccessRequest.of(
              Requester.service("sns.amazonaws.com"), "ReceiveMessage", QUEUE, 0, Map.of()),
          AccessRequest.of(Requester.ANONYMOUS, "SendMessage", QUEUE, 0, CONTEXT));

  static Stream<Arguments> seeds() {
    return PolicyFuzzTest.seeds();
  }

  @MethodSource("seeds")
  @FuzzTest
  void aPolicyDecidesOnEachRequest(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    Quickly.run(
        () -> {
          for (AccessRequest request : REQUESTS) {
            decide(text, request);
          }
        });
  }

  private static void decide(String text, AccessRequest request) {
    try {
      assertThat(PolicyDocument.parse(text).decide(request)).isNotNull();
    } catch (Refusal expected) {
      // It is not a policy.
    }
  }
}
