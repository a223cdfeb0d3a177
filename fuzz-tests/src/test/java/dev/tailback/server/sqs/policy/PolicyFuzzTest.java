package dev.tailback.server.sqs.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.fuzz.Quickly;
import dev.tailback.fuzz.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyFuzzTest {

  static Stream<Arguments> seeds() {
    return Seeds.of(
        """
        {"Version":"2012-10-17","Id":"i","Statement":[{"Sid":"s","Effect":"Allow","Principal":"*",
        "Action":["sqs:SendMessage","sqs:*"],"Resource":"arn:aws:sqs:us-east-1:000000000000:q",
        "Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:sns:*:*:t"},"Bool":{"aws:SecureTransport":true}}}]}""",
        """
        {"Statement":{"Effect":"Deny","NotPrincipal":{"AWS":["111111111111","arn:aws:iam::111111111111:root"],
        "Service":"sns.amazonaws.com"},"NotAction":"SQS:Get*","NotResource":"*",
        "Condition":{"IpAddress":{"aws:SourceIp":["10.0.0.0/8"]},"ForAnyValue:StringEqualsIfExists":{"a":1.5}}}}""");
  }

  @MethodSource("seeds")
  @FuzzTest
  void theNormalFormOfAPolicyIsItsOwnNormalForm(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    Quickly.run(
        () -> {
          String normal = normal(text);
          if (normal != null) {
            assertThat(normal(normal)).isEqualTo(normal);
          }
        });
  }

  private static @Nullable String normal(String text) {
    try {
      return PolicyDocument.parse(text).text();
    } catch (Refusal expected) {
      return null;
    }
  }
}
