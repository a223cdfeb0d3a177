package dev.tailback.junit;

import static dev.tailback.junit.QueueAssert.assertThatQueue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A test with the packaged jar and the AWS SDK. */
@TailbackTest
class PackagedSdkFixture {

  @Test
  void bothClientsAreInjected(
      SqsClient sqs, SqsAsyncClient async, @SqsQueue(name = "orders") String url) {
    sqs.sendMessage(r -> r.queueUrl(url).messageBody("m1"));
    assertEquals(1, async.receiveMessage(r -> r.queueUrl(url)).join().messages().size());
    assertThatQueue(url).hasInFlight(1);
  }
}
