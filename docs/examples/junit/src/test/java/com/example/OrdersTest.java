package com.example;

import static dev.tailback.junit.QueueAssert.assertThatQueue;

import dev.tailback.junit.SqsQueue;
import dev.tailback.junit.TailbackClock;
import dev.tailback.junit.TailbackTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

@TailbackTest
class OrdersTest {
  @Test
  void anOrderThatNobodyDeletesIsADeadLetter(
      SqsClient sqs,
      TailbackClock clock,
      @SqsQueue(name = "orders", deadLetter = "orders-dlq", maxReceiveCount = 1) String url) {
    sqs.sendMessage(r -> r.queueUrl(url).messageBody("two coffees"));
    sqs.receiveMessage(r -> r.queueUrl(url));
    clock.advance(Duration.ofSeconds(30)); // the visibility timeout is over
    sqs.receiveMessage(r -> r.queueUrl(url));
    assertThatQueue(url).deadLettered(1).isDrained();
  }
}
