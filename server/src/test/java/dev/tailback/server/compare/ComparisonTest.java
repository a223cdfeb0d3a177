package dev.tailback.server.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.Tailback;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Tailback in front of Tailback: both give the same answers to every call. */
class ComparisonTest {
  @TempDir private Path directory;

  private final Tailback upstream = Tailback.builder().start();
  private Tailback front;
  private SqsClient sqs;

  @BeforeEach
  void start() {
    front = Compared.inFrontOf(upstream.endpoint(), directory.resolve("compare.jsonl"));
    sqs = Compared.client(front.endpoint());
  }

  @AfterEach
  void stop() {
    sqs.close();
    front.close();
    upstream.close();
  }

  private static Comparison comparison(Tailback tailback) {
    return Objects.requireNonNull(tailback.comparison());
  }

  private int compared() {
    return (Integer) comparison(front).status().get("compared");
  }

  /** Waits until this number of calls have been compared, and returns the differences. */
  private List<?> differencesOf(int calls) {
    await().until(() -> compared() >= calls);
    return (List<?>) comparison(front).status().get("last");
  }

  private String create(String name, Map<QueueAttributeName, String> attributes) {
    return sqs.createQueue(
            request -> request.queueName(name).attributes(attributes).tags(Map.of("team", "tea")))
        .queueUrl();
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  private List<Message> receive(String url, int max, int wait) {
    return sqs.receiveMessage(
            request ->
                request
                    .queueUrl(url)
                    .maxNumberOfMessages(max)
                    .waitTimeSeconds(wait)
                    .messageAttributeNames("All")
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }

  @Test
  void aStandardQueueAnswersAlike() {
    String dead = create("dead", Map.of());
    String url =
        create(
            "orders",
            Map.of(
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:dead\",\"maxReceiveCount\":2}",
                QueueAttributeName.VISIBILITY_TIMEOUT,
                "0"));
    for (int i = 0; i < 5; i++) {
      String body = "order " + i;
      sqs.sendMessage(
          request ->
              request
                  .queueUrl(url)
                  .messageBody(body)
                  .messageAttributes(
                      Map.of(
                          "size",
                          text("large"),
                          "bytes",
                          MessageAttributeValue.builder()
                              .dataType("Binary")
                              .binaryValue(SdkBytes.fromUtf8String("b"))
                              .build())));
    }
    sqs.sendMessageBatch(
        request ->
            request
                .queueUrl(url)
                .entries(
                    SendMessageBatchRequestEntry.builder().id("a").messageBody("x").build(),
                    SendMessageBatchRequestEntry.builder().id("b").messageBody("\u0001").build()));
    int calls = 8;
    for (int i = 0; i < 4; i++) {
      receive(url, 10, 0);
      receive(url, 1, 1);
    }
    calls += 8;
    List<Message> deadLetters = receive(dead, 10, 1);
    assertThat(deadLetters).isNotEmpty();
    sqs.changeMessageVisibilityBatch(
        request ->
            request
                .queueUrl(dead)
                .entries(
                    ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id("1")
                        .receiptHandle(deadLetters.get(0).receiptHandle())
                        .visibilityTimeout(60)
                        .build()));
    sqs.deleteMessageBatch(
        request ->
            request
                .queueUrl(dead)
                .entries(
                    DeleteMessageBatchRequestEntry.builder()
                        .id("1")
                        .receiptHandle(deadLetters.get(0).receiptHandle())
                        .build()));
    sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL));
    sqs.listQueueTags(request -> request.queueUrl(url));
    sqs.listDeadLetterSourceQueues(request -> request.queueUrl(dead));
    sqs.getQueueUrl(request -> request.queueName("orders"));
    calls += 7;
    assertRefused(() -> receive(url, 11, 0));
    assertRefused(() -> sqs.sendMessage(r -> r.queueUrl(url).messageBody("")));
    assertRefused(
        () ->
            sqs.setQueueAttributes(
                r -> r.queueUrl(url).attributes(Map.of(QueueAttributeName.DELAY_SECONDS, "x"))));
    assertRefused(() -> sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle("nonsense")));
    sqs.startMessageMoveTask(r -> r.sourceArn("arn:aws:sqs:us-east-1:000000000000:dead"));
    sqs.listMessageMoveTasks(r -> r.sourceArn("arn:aws:sqs:us-east-1:000000000000:dead"));
    sqs.purgeQueue(r -> r.queueUrl(url));
    sqs.deleteQueue(r -> r.queueUrl(url));
    calls += 8;

    assertThat(differencesOf(calls)).isEmpty();
    assertThat(comparison(front).summary())
        .containsExactly(
            "Compared %d calls: %d answered the same, 0 differently".formatted(calls, calls));
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(SqsException.class);
  }

  @Test
  void aFifoQueueAnswersAlike() {
    String url =
        create(
            "orders.fifo",
            Map.of(
                QueueAttributeName.FIFO_QUEUE,
                "true",
                QueueAttributeName.CONTENT_BASED_DEDUPLICATION,
                "true"));
    for (int i = 0; i < 9; i++) {
      String body = "order " + i % 8; // the last is a duplicate
      String group = "group-" + i % 3;
      sqs.sendMessage(r -> r.queueUrl(url).messageBody(body).messageGroupId(group));
    }
    int calls = 10;
    for (int i = 0; i < 4; i++) {
      for (Message message : receive(url, 2, 0)) {
        sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
        calls++;
      }
      calls++;
    }

    assertThat(differencesOf(calls)).isEmpty();
    assertThat(compared()).isEqualTo(calls);
  }

  @Test
  void callsAtTheSameTimeAreComparedAllTheSame() throws Exception {
    String url = create("orders", Map.of());
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Callable<Void>> work = new ArrayList<>();
    for (int thread = 0; thread < 4; thread++) {
      work.add(() -> sendMany(url));
      work.add(() -> takeMany(url));
    }
    for (Future<Void> one : pool.invokeAll(work)) {
      one.get();
    }
    pool.shutdown();

    assertThat(differencesOf(4 * 50)).isEmpty();
    await()
        .untilAsserted(() -> assertThat(comparison(front).status()).containsEntry("differing", 0));
    assertThat(comparison(front).summary()).hasSize(1);
  }

  private Void sendMany(String url) {
    for (int i = 0; i < 50; i++) {
      String body = "order " + i;
      sqs.sendMessage(r -> r.queueUrl(url).messageBody(body));
    }
    return null;
  }

  private Void takeMany(String url) {
    for (int left = 50; left > 0; ) {
      for (Message message : receive(url, 1, 5)) {
        sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
        left--;
      }
    }
    return null;
  }

  @Test
  void aQueueThatWasThereBeforeIsNotCompared() {
    long anHourAgo = System.currentTimeMillis() - Duration.ofHours(1).toMillis();
    try (Tailback older = Tailback.builder().clock(EngineClock.pausedAt(anHourAgo)).start();
        Tailback inFront = Compared.inFrontOf(older.endpoint(), directory.resolve("old.jsonl"));
        SqsClient client = Compared.client(inFront.endpoint())) {
      client.createQueue(r -> r.queueName("old"));

      await()
          .untilAsserted(
              () ->
                  assertThat(comparison(inFront).summary())
                      .containsExactly(
                          "Compared 0 calls: 0 answered the same, 0 differently",
                          "Not compared: 1 queue, which were there before"));
    }
  }
}
