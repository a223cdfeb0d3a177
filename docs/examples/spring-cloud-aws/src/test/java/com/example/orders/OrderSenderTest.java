package com.example.orders;

import static dev.tailback.junit.QueueAssert.assertThatQueue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.junit.SqsFault;
import dev.tailback.junit.SqsQueue;
import dev.tailback.junit.TailbackQueue;
import dev.tailback.junit.TailbackTest;
import io.awspring.cloud.sqs.operations.SqsTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Shares its application context with the other test: Spring keeps it. */
@SpringBootTest
@TailbackTest(systemProperties = true)
class OrderSenderTest {

  @SqsQueue(name = "orders")
  TailbackQueue orders;

  @Autowired SqsTemplate sqs;
  @Autowired Kitchen kitchen;

  @Test
  @SqsFault(queue = "orders", actions = "SendMessage", times = 2, error = "ServiceUnavailable")
  void anOrderIsSentAtTheThirdAttempt() {
    sqs.send("orders", "an espresso");
    assertThatQueue(orders).deleted(1).isDrained();
    assertThat(kitchen.prepared()).contains("an espresso");
  }
}
