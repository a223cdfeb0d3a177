package dev.tailback.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Messages in flight at the end of a test. */
class LeakTest {

  @TailbackTest(failOnLeak = true)
  static class Leaking {
    @Test
    void forgetsToDelete(SqsClient sqs, @SqsQueue(name = "orders") String url) {
      sqs.sendMessage(r -> r.queueUrl(url).messageBody("two coffees"));
      sqs.receiveMessage(r -> r.queueUrl(url));
    }
  }

  @TailbackTest
  static class LeakingUnasked {
    @Test
    void forgetsToDelete(SqsClient sqs, @SqsQueue(name = "orders") String url) {
      sqs.sendMessage(r -> r.queueUrl(url).messageBody("two coffees"));
      sqs.receiveMessage(r -> r.queueUrl(url));
    }
  }

  @TailbackTest(failOnLeak = true)
  static class Clean {
    @Test
    void leavesWhatNobodyReceived(SqsClient sqs, @SqsQueue(name = "orders") String url) {
      sqs.sendMessage(r -> r.queueUrl(url).messageBody("two coffees"));
    }

    @Test
    void deletesLate(SqsClient sqs, @SqsQueue(name = "orders") String url) {
      sqs.sendMessage(r -> r.queueUrl(url).messageBody("two coffees"));
      String handle = sqs.receiveMessage(r -> r.queueUrl(url)).messages().get(0).receiptHandle();
      new Thread(() -> sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(handle))).start();
    }
  }

  @Test
  void aLeakIsReportedWithWhoReceivedTheMessage() {
    assertThat(Kit.failure(Leaking.class))
        .startsWith("Messages are in flight at the end of the test:")
        .contains("Queue orders: 0 visible, 1 in flight, 0 delayed;")
        .contains("in flight \"two coffees\"")
        .contains("received by tailback-junit#Leaking.forgetsToDelete aws-sdk-java/");
  }

  @Test
  void leaksAreOnlyReportedOnRequest() {
    Kit.succeeds(Kit.run(LeakingUnasked.class), 1);
  }

  @Test
  void messagesNotInFlightAreNoLeak() {
    Kit.succeeds(Kit.run(Clean.class), 2);
  }
}
