package dev.tailback.server.rules;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.RequestThrottledException;

/** The AWS SDK's own retries against a throttle, on a paused clock. */
final class ThrottledProducerTest {
  private final ThrottledTailback tailback = new ThrottledTailback();

  @AfterEach
  void close() {
    tailback.close();
  }

  @ParameterizedTest
  @EnumSource(RetryMode.class)
  void aThrottledProducerGetsThroughWhenTokensComeBack(RetryMode mode) {
    String orders = tailback.createQueue("orders");
    tailback.throttle("{\"queue\":\"orders\", \"actions\":[\"SendMessage\"], \"rate\":1}");
    SqsClient producer = tailback.retrying(mode);
    producer.sendMessage(it -> it.queueUrl(orders).messageBody("first"));

    CompletableFuture<?> second =
        supplyAsync(() -> producer.sendMessage(it -> it.queueUrl(orders).messageBody("second")));
    await().pollInterval(Duration.ofMillis(5)).until(() -> tailback.hits() > 0);
    assertThat(second).isNotDone();
    tailback.advance(Duration.ofSeconds(1));

    assertThat(second).succeedsWithin(Duration.ofSeconds(20));
  }

  @Test
  void theSdksNewRetriesWaitAsLongAsTheyAreTold() {
    String orders = tailback.createQueue("orders");
    tailback.admin(
        "POST",
        "faults",
        "{\"actions\":[\"SendMessage\"], \"times\":1, \"throttle\":{\"retryAfter\":\"PT2S\"}}");
    SqsClient producer = tailback.withNewRetries();

    long before = System.nanoTime();
    producer.sendMessage(it -> it.queueUrl(orders).messageBody("first"));

    // Without the header it would be at most a second.
    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aProducerGivesUpWhereNoTokensComeBack() {
    String orders = tailback.createQueue("orders");
    tailback.throttle("{\"queue\":\"orders\", \"rate\":1}");
    SqsClient producer = tailback.retrying(RetryMode.STANDARD);
    producer.sendMessage(it -> it.queueUrl(orders).messageBody("first"));

    assertThatThrownBy(() -> producer.sendMessage(it -> it.queueUrl(orders).messageBody("second")))
        .isInstanceOf(RequestThrottledException.class);
    assertThat(tailback.hits()).isEqualTo(3);
  }
}
