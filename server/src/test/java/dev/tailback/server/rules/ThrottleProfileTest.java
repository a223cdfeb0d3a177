package dev.tailback.server.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.RequestThrottledException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Amazon's quotas for FIFO queues. */
final class ThrottleProfileTest {
  private final ThrottledTailback tailback = new ThrottledTailback();

  @AfterEach
  void close() {
    tailback.close();
  }

  @Test
  void aFifoQueueTakesThreeHundredCallsASecondOfEachAction() {
    tailback.profile("aws-fifo");
    String orders = tailback.createFifoQueue("orders.fifo");
    IntStream.range(0, 150).forEach(i -> sendBatch(orders, "a", "b", "c"));
    IntStream.range(0, 150).forEach(i -> sendBatch(orders, "a"));
    refused(() -> sendBatch(orders, "a"));
    tailback.sqs.receiveMessage(it -> it.queueUrl(orders));
    tailback.advance(Duration.ofMillis(4));
    sendBatch(orders, "a");
    refused(() -> sendBatch(orders, "a"));
    sendBatch(tailback.createFifoQueue("bills.fifo"), "a");
  }

  @Test
  void otherQueuesAreNotHeldToIt() {
    tailback.profile("aws-fifo");
    String standard = tailback.createQueue("orders");
    String highThroughput = tailback.createHighThroughputQueue("orders.fifo");
    for (int i = 0; i < 310; i++) {
      sendBatch(standard, "a");
      sendBatch(highThroughput, "a");
    }
    assertThat(tailback.hits()).isZero();
  }

  @Test
  void inHighThroughputModeEachMessageGroupTakesThreeHundredCalls() {
    tailback.profile("aws-fifo-high-throughput");
    String orders = tailback.createHighThroughputQueue("orders.fifo");
    IntStream.range(0, 100).forEach(i -> sendBatch(orders, "a", "a", "b"));
    IntStream.range(0, 200).forEach(i -> sendBatch(orders, "a"));
    refused(() -> sendBatch(orders, "a"));
    refused(() -> sendBatch(orders, "c", "a"));
    IntStream.range(0, 200).forEach(i -> sendBatch(orders, "b"));
    refused(() -> sendBatch(orders, "b"));
    sendBatch(orders, "c");
  }

  @Test
  void aQueuesAttributesDecideAtTheTimeOfTheCall() {
    tailback.profile("aws-fifo-high-throughput");
    String orders = tailback.createHighThroughputQueue("orders.fifo");
    IntStream.range(0, 300).forEach(i -> sendBatch(orders, "a"));
    refused(() -> sendBatch(orders, "a"));
    tailback.sqs.setQueueAttributes(
        it ->
            it.queueUrl(orders)
                .attributes(Map.of(QueueAttributeName.FIFO_THROUGHPUT_LIMIT, "perQueue")));
    sendBatch(orders, "a");
  }

  private void sendBatch(String queueUrl, String... groups) {
    boolean isFifo = queueUrl.endsWith(".fifo");
    List<SendMessageBatchRequestEntry> entries =
        IntStream.range(0, groups.length)
            .mapToObj(i -> entry(i, isFifo ? groups[i] : null))
            .toList();
    tailback.sqs.sendMessageBatch(it -> it.queueUrl(queueUrl).entries(entries));
  }

  private static SendMessageBatchRequestEntry entry(int number, String group) {
    return SendMessageBatchRequestEntry.builder()
        .id("e" + number)
        .messageBody("hello " + number)
        .messageGroupId(group)
        .build();
  }

  private static void refused(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(RequestThrottledException.class);
  }
}
