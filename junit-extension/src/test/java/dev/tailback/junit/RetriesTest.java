package dev.tailback.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.RequestThrottledException;

/** Whether injected clients retry. */
class RetriesTest {

  @TailbackTest
  static class ByDefault {
    @Test
    void theFirstErrorIsMet(
        SqsClient sqs, SqsAsyncClient async, @SqsQueue(name = "orders") TailbackQueue orders) {
      ActiveRule throttled = orders.faults().throttle();
      assertThatThrownBy(() -> sqs.receiveMessage(r -> r.queueUrl(orders.url())))
          .isInstanceOf(RequestThrottledException.class);
      assertThat(throttled.hits()).isEqualTo(1);
      assertThatThrownBy(() -> async.receiveMessage(r -> r.queueUrl(orders.url())).join())
          .hasCauseInstanceOf(RequestThrottledException.class);
      assertThat(throttled.hits()).isEqualTo(2);
    }
  }

  private static void retries(SqsClient sqs, SqsAsyncClient async, TailbackQueue orders) {
    ActiveRule failing = orders.faults().times(2).error("ServiceUnavailable");
    assertThat(sqs.receiveMessage(r -> r.queueUrl(orders.url())).messages()).isEmpty();
    assertThat(failing.hits()).isEqualTo(2);
    ActiveRule failingAgain = orders.faults().times(2).error("ServiceUnavailable");
    assertThat(async.receiveMessage(r -> r.queueUrl(orders.url())).join().messages()).isEmpty();
    assertThat(failingAgain.hits()).isEqualTo(2);
  }

  @TailbackTest(clientsRetry = true)
  static class Asked {
    @Test
    void theyRetry(
        SqsClient sqs, SqsAsyncClient async, @SqsQueue(name = "orders") TailbackQueue orders) {
      retries(sqs, async, orders);
    }
  }

  static class AskedInCode {
    @RegisterExtension
    static final TailbackExtension tailback = TailbackExtension.builder().clientsRetry().build();

    @Test
    void theyRetry(
        SqsClient sqs, SqsAsyncClient async, @SqsQueue(name = "orders") TailbackQueue orders) {
      retries(sqs, async, orders);
    }
  }

  @Test
  void aClientMeetsEachErrorAtOnce() {
    Kit.succeeds(Kit.run(ByDefault.class), 1);
  }

  @Test
  void aClientRetriesWhereThatIsAskedFor() {
    Kit.succeeds(Kit.run(Asked.class, AskedInCode.class), 2);
  }
}
