package dev.tailback.server.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.RequestThrottledException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** From which buckets calls take tokens. */
final class ThrottlesTest {
  private final ThrottledTailback tailback = new ThrottledTailback();
  private final String orders = tailback.createQueue("orders");
  private final String bills = tailback.createQueue("bills");

  @AfterEach
  void close() {
    tailback.close();
  }

  @Test
  void nothingIsThrottledUnlessAskedFor() {
    for (int i = 0; i < 400; i++) {
      send(orders);
    }
    assertThat(tailback.admin("GET", "throttles", "")).isEmpty();
  }

  @Test
  void eachQueueHasABucketOfItsOwn() {
    tailback.throttle("{\"rate\":1, \"burst\":2}");
    send(orders);
    receive(orders, 1);
    refused(() -> send(orders));
    send(bills);
  }

  @Test
  void eachActionOfAQueueHasABucketWhichItsBatchShares() {
    tailback.throttle("{\"scope\":\"queueAndAction\", \"rate\":1}");
    send(orders);
    receive(orders, 1);
    refused(() -> sendBatch(orders, 1));
    refused(() -> receive(orders, 1));
  }

  @Test
  void anAccountsQueuesShareABucket() {
    tailback.throttle("{\"scope\":\"account\", \"actions\":[\"SendMessage\"], \"rate\":1}");
    send(orders);
    refused(() -> send(bills));
    receive(bills, 1);
    try (SqsClient other = tailback.client("us-east-1", "111122223333")) {
      other.sendMessage(it -> it.queueUrl(orders).messageBody("from another account"));
    }
  }

  @Test
  void anAccountsActionsHaveABucketEach() {
    tailback.throttle("{\"scope\":\"accountAndAction\", \"account\":\"000000000000\", \"rate\":1}");
    send(orders);
    refused(() -> send(bills));
    tailback.sqs.listQueues();
    refused(tailback.sqs::listQueues);
  }

  @Test
  void onlyClientsWhoseUserAgentMatchesAreThrottled() {
    tailback.throttle("{\"userAgent\":\"Boto3/*\", \"rate\":1}");
    send(orders);
    send(orders);
    tailback.throttle("{\"userAgent\":\"aws-sdk-java/*\", \"rate\":1}");
    send(orders);
    refused(() -> send(orders));
    String query = "Action=SendMessage&MessageBody=m&QueueUrl=" + orders;
    assertThat(tailback.post(query, "User-Agent", "Me/1").statusCode()).isEqualTo(200);
  }

  @Test
  void onlyQueuesThatThePatternMatchesAreThrottled() {
    tailback.throttle("{\"queue\":\"ord*\", \"rate\":1}");
    send(orders);
    refused(() -> send(orders));
    send(bills);
    send(bills);
    tailback.sqs.listQueues();
    tailback.sqs.listQueues();
  }

  @Test
  void aBatchIsOneCallAndTenMessages() {
    tailback.throttle("{\"queue\":\"orders\", \"rate\":2}");
    tailback.throttle("{\"queue\":\"bills\", \"unit\":\"messages\", \"rate\":20}");
    sendBatch(orders, 10);
    sendBatch(orders, 10);
    refused(() -> sendBatch(orders, 1));
    sendBatch(bills, 10);
    sendBatch(bills, 9);
    refused(() -> sendBatch(bills, 2));
    send(bills);
  }

  @Test
  void aReceiveCountsTheMessagesItAsksFor() {
    tailback.throttle("{\"unit\":\"messages\", \"rate\":10}");
    receive(orders, 8);
    refused(() -> receive(orders, 3));
    receive(orders, 2);
    tailback.sqs.getQueueAttributes(it -> it.queueUrl(orders));
  }

  @Test
  void aCallThatOneThrottleRefusesTakesNothingFromTheOthers() {
    tailback.throttle("{\"scope\":\"account\", \"actions\":[\"SendMessage\"], \"rate\":10}");
    tailback.throttle("{\"queue\":\"orders\", \"actions\":[\"SendMessage\"], \"rate\":1}");
    send(orders);
    for (int i = 0; i < 20; i++) {
      refused(() -> send(orders));
    }
    IntStream.range(0, 9).forEach(i -> send(bills));
    refused(() -> send(bills));
    JsonNode throttles = tailback.admin("GET", "throttles", "");
    assertThat(throttles.get(0).get("calls").intValue()).isEqualTo(31);
    assertThat(throttles.get(0).get("hits").intValue()).isEqualTo(1);
    assertThat(throttles.get(1).get("hits").intValue()).isEqualTo(20);
  }

  @Test
  void tokensComeBackAtTheRateUpToTheBurst() {
    tailback.throttle("{\"queue\":\"orders\", \"rate\":2, \"burst\":3}");
    IntStream.range(0, 3).forEach(i -> send(orders));
    tailback.advance(Duration.ofMillis(499));
    refused(() -> send(orders));
    tailback.advance(Duration.ofMillis(1));
    send(orders);
    tailback.advance(Duration.ofHours(12));
    IntStream.range(0, 3).forEach(i -> send(orders));
    refused(() -> send(orders));
  }

  private void send(String queueUrl) {
    tailback.sqs.sendMessage(it -> it.queueUrl(queueUrl).messageBody("hello"));
  }

  private void sendBatch(String queueUrl, int messages) {
    tailback.sqs.sendMessageBatch(
        it ->
            it.queueUrl(queueUrl)
                .entries(IntStream.range(0, messages).mapToObj(ThrottlesTest::entry).toList()));
  }

  private static SendMessageBatchRequestEntry entry(int number) {
    return SendMessageBatchRequestEntry.builder().id("e" + number).messageBody("hello").build();
  }

  private void receive(String queueUrl, int messages) {
    tailback.sqs.receiveMessage(it -> it.queueUrl(queueUrl).maxNumberOfMessages(messages));
  }

  private static void refused(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(RequestThrottledException.class);
  }
}
