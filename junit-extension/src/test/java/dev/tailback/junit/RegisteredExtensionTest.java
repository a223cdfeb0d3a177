package dev.tailback.junit;

import static dev.tailback.junit.QueueAssert.assertThatQueue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tailback.server.QueueSpec;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.OverLimitException;

/** The extension as it is configured in code. */
class RegisteredExtensionTest {
  @RegisterExtension
  static final TailbackExtension tailback =
      TailbackExtension.builder()
          .queue(
              QueueSpec.named("orders")
                  .deadLetter("orders-dlq", 3)
                  .visibilityTimeout(Duration.ofSeconds(20)))
          .queue(QueueSpec.named("events").fifo().contentBasedDeduplication().delay(Duration.ZERO))
          .perClass()
          .failOnLeak()
          .build();

  private static String classAccount;

  private SqsClient sqs;

  @BeforeAll
  static void remember() {
    classAccount = tailback.account().id();
  }

  @AfterAll
  static void theClassHasItsAccountUntilTheEnd() {
    assertThat(tailback.account().id()).isEqualTo(classAccount);
  }

  @Test
  void queuesLimitsAndTheClockAreAtHand() {
    TailbackQueue orders = tailback.queue("orders");
    orders.limits().inFlight(1);
    TailbackClock clock = tailback.clock();
    sqs.sendMessage(r -> r.queueUrl(orders.url()).messageBody("m1"));
    sqs.receiveMessage(r -> r.queueUrl(orders.url()));
    assertThat(catchOverLimit(orders)).isTrue();
    clock.advance(Duration.ofSeconds(20));
    assertThatQueue(orders).hasVisible(1);
  }

  private boolean catchOverLimit(TailbackQueue queue) {
    try {
      sqs.receiveMessage(r -> r.queueUrl(queue.url()));
      return false;
    } catch (OverLimitException expected) {
      return true;
    }
  }

  @Test
  void eachTestHasItsOwnAccountThroughTheSameExtension() {
    assertThat(tailback.account().id()).isNotEqualTo(classAccount);
    assertThat(tailback.endpoint().getPort()).isPositive();
    assertThat(sqs.listQueues().queueUrls())
        .containsExactly(
            tailback.queue("events.fifo").url(),
            tailback.queue("orders").url(),
            tailback.queue("orders-dlq").url());
  }

  @Test
  void aQueueIsMadeWithinATest() {
    TailbackQueue made =
        tailback.account().createQueue(QueueSpec.named("made").attribute("DelaySeconds", "9"));
    sqs.sendMessage(r -> r.queueUrl(made.url()).messageBody("m1"));
    assertThatQueue(made).hasDelayed(1);
    assertThat(made.arn()).endsWith(tailback.account().id() + ":made");
  }

  @Test
  void outsideATestThereIsNothing() {
    TailbackExtension idle = TailbackExtension.builder().build();
    assertThatIllegalStateException()
        .isThrownBy(idle::account)
        .withMessageContaining("No test of this extension runs in this thread.");
  }
}
