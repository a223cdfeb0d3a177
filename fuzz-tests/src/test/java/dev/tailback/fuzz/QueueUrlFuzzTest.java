package dev.tailback.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.sqs.request.QueueUrl;
import dev.tailback.server.wire.Caller;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QueueUrlFuzzTest {
  private static final Caller CALLER = new Caller("000000000000", "us-east-1", "");

  static Stream<Arguments> seeds() {
    return Seeds.of(
        "http://localhost:9324/000000000000/q",
        "https://sqs.eu-west-1.amazonaws.com/111111111111/q.fifo",
        "http://eu-west-1.queue.localhost.localstack.cloud:4566/111111111111/q",
        "http://[::1]:9324/queue/eu-west-1/111111111111/q",
        "q",
        "//");
  }

  @MethodSource("seeds")
  @FuzzTest
  void aUrlNamesAQueueOrIsRefused(byte[] input) {
    String url = Input.text(input);
    try {
      QueueAddress address = QueueUrl.resolve(url, CALLER);
      assertThat(address.name()).isNotEmpty().doesNotContain("/");
      assertThat(url).endsWith(address.name() + url.replaceAll("[^/]|/+(?=[^/])", ""));
    } catch (Refusal expected) {
      assertThat(url.substring(url.indexOf("://") + 1)).satisfies(QueueUrlFuzzTest::hasNoPath);
    }
  }

  private static void hasNoPath(String url) {
    String path = url.startsWith("//") ? url.substring(Math.max(2, url.indexOf('/', 2))) : url;
    assertThat(path.indexOf('/') < 0 || path.replace("/", "").isEmpty()).isTrue();
  }
}
