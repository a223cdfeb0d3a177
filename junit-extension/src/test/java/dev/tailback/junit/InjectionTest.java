package dev.tailback.junit;

import static dev.tailback.junit.QueueAssert.assertThatQueue;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The parameters and fields that are injected into tests. */
@TailbackTest
@SqsQueue(name = "declared-by-the-class")
class InjectionTest {
  private static SqsClient classClient;

  @SqsQueue(name = "shared")
  private static String sharedUrl;

  private SqsClient sqs;

  @SqsQueue(name = "orders", deadLetter = "orders-dlq", maxReceiveCount = 4)
  private TailbackQueue orders;

  private final TailbackAccount account;

  InjectionTest(TailbackAccount account) {
    this.account = account;
  }

  @BeforeAll
  static void fill(SqsClient sqs) {
    sqs.sendMessage(r -> r.queueUrl(sharedUrl).messageBody("for all"));
  }

  @BeforeEach
  void send() {
    sqs.sendMessage(r -> r.queueUrl(orders.url()).messageBody("m1"));
  }

  @Test
  void aTestSendsReceivesAndDeletes() {
    Message message = sqs.receiveMessage(r -> r.queueUrl(orders.url())).messages().get(0);
    assertThat(message.body()).isEqualTo("m1");
    sqs.deleteMessage(r -> r.queueUrl(orders.url()).receiptHandle(message.receiptHandle()));
    assertThatQueue(orders).isDrained();
  }

  @Test
  void queuesKeepTheirNames() {
    assertThat(sqs.listQueues().queueUrls())
        .extracting(url -> url.substring(url.lastIndexOf('/') + 1))
        .containsExactly("declared-by-the-class", "orders", "orders-dlq");
    assertThat(sqs.getQueueUrl(r -> r.queueName("orders")).queueUrl()).isEqualTo(orders.url());
  }

  @Test
  void theConstructorHasTheAccountOfTheTest() {
    assertThat(account.queue("orders").counts().visible()).isEqualTo(1);
  }

  @Test
  void attributesAreAsDeclared(
      @SqsQueue(
              name = "all",
              fifo = true,
              contentBasedDeduplication = true,
              deadLetter = "all-dlq",
              maxReceiveCount = 7,
              visibilityTimeout = 11,
              delay = 12,
              receiveWaitTime = 13,
              retentionPeriod = 140)
          String url) {
    assertThat(url).endsWith("/all.fifo");
    var attributes =
        sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
            .attributes();
    assertThat(attributes)
        .containsEntry(QueueAttributeName.FIFO_QUEUE, "true")
        .containsEntry(QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true")
        .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "11")
        .containsEntry(QueueAttributeName.DELAY_SECONDS, "12")
        .containsEntry(QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, "13")
        .containsEntry(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "140");
    assertThat(attributes.get(QueueAttributeName.REDRIVE_POLICY))
        .contains(account.id() + ":all-dlq.fifo\"")
        .contains("\"maxReceiveCount\":7");
  }

  @Test
  @SqsQueue(name = "of-the-method", visibilityTimeout = 3)
  void aQueueThatIsDeclaredElsewhereIsGivenByItsName(
      @SqsQueue(name = "of-the-method") TailbackQueue ofTheMethod,
      @SqsQueue(name = "orders") String url) {
    assertThat(url).isEqualTo(orders.url());
    var attributes =
        sqs.getQueueAttributes(
                r ->
                    r.queueUrl(ofTheMethod.url())
                        .attributeNames(QueueAttributeName.VISIBILITY_TIMEOUT))
            .attributes();
    assertThat(attributes).containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "3");
  }

  @Test
  void theAsyncClientAndTheEndpointAreOfTheSameEmulator(SqsAsyncClient async, URI endpoint) {
    assertThat(orders.url()).startsWith(endpoint.toString());
    assertThat(async.listQueues().join().queueUrls()).contains(orders.url());
  }

  @Test
  void whatIsStaticIsOfAnAccountOfTheClass(TailbackAccount ofTheTest) {
    assertThat(ofTheTest).isSameAs(account);
    assertThat(sharedUrl).doesNotContain(account.id());
    assertThat(classClient.listQueues().queueUrls()).containsExactly(sharedUrl);
    assertThatQueue(sharedUrl).hasMessage("for all");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "b"})
  void eachInvocationHasItsOwn(String body) {
    sqs.sendMessage(r -> r.queueUrl(orders.url()).messageBody(body));
    List<String> bodies =
        orders.peek(10).stream().map(message -> message.content().body()).toList();
    assertThat(bodies).containsExactly("m1", body);
  }

  @Nested
  @SqsQueue(name = "inner")
  class Inner {
    private SqsClient innerClient;

    @Test
    void seesTheSameAccountAndTheQueuesOfBoth(@SqsQueue(name = "inner") String url) {
      assertThat(innerClient.listQueues().queueUrls()).hasSize(4).contains(url, orders.url());
    }
  }
}
