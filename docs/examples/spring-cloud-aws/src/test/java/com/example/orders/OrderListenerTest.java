package com.example.orders;

import static dev.tailback.junit.QueueAssert.assertThatQueue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.junit.SqsQueue;
import dev.tailback.junit.TailbackClock;
import dev.tailback.junit.TailbackQueue;
import dev.tailback.junit.TailbackTest;
import io.awspring.cloud.sqs.operations.SqsTemplate;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
@TailbackTest(systemProperties = true)
class OrderListenerTest {

  @SqsQueue(name = "orders", visibilityTimeout = 30, deadLetter = "orders-dlq", maxReceiveCount = 2)
  TailbackQueue orders;

  @SqsQueue(name = "orders-dlq")
  TailbackQueue deadLetters;

  @Autowired SqsTemplate sqs;
  @Autowired Kitchen kitchen;

  @Test
  void anOrderIsPreparedAndDeleted() {
    sqs.send("orders", "two coffees");
    assertThatQueue(orders).deleted(1).isDrained();
    assertThat(kitchen.prepared()).contains("two coffees");
  }

  @Test
  void anOrderThatIsRefusedTwiceIsADeadLetter(TailbackClock clock) {
    sqs.send("orders", "a cup of tea");
    assertThatQueue(orders).hasInFlight(1);
    clock.advance(Duration.ofSeconds(30)); // visible again: the listener receives it
    assertThatQueue(orders).hasInFlight(1);
    clock.advance(Duration.ofSeconds(30));
    assertThatQueue(orders).deadLettered(1).isDrained();
    assertThatQueue(deadLetters).hasMessage("a cup of tea").hasInFlight(0);
  }
}
