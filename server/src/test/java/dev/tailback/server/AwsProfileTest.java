package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.config.Configuration;
import dev.tailback.engine.time.EngineClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** The effects of the profile {@code aws}, seen through the AWS SDK. */
class AwsProfileTest {
  private static final int POLLS = 200;

  private final Tailback tailback = start();
  private final SqsClient sqs =
      SqsClient.builder()
          .endpointOverride(tailback.endpoint())
          .region(Region.US_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
          .httpClient(UrlConnectionHttpClient.create())
          .overrideConfiguration(it -> it.retryStrategy(DefaultRetryStrategy.doNotRetry()))
          .build();

  private static Tailback start() {
    return Tailback.builder()
        .profile(Profile.AWS)
        .clock(EngineClock.pausedAt(1_795_300_000_000L))
        .engineSettings(settings -> settings.withSeed(1))
        .start();
  }

  @AfterEach
  void stop() {
    sqs.close();
    tailback.close();
  }

  private String createQueue(String name, Map<QueueAttributeName, String> attributes) {
    return sqs.createQueue(r -> r.queueName(name).attributes(attributes)).queueUrl();
  }

  private String createFifoQueue() {
    return createQueue(
        "events.fifo",
        Map.of(
            QueueAttributeName.FIFO_QUEUE, "true",
            QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true"));
  }

  private void send(String url, int batches) {
    List<SendMessageBatchRequestEntry> entries =
        IntStream.range(0, 10)
            .mapToObj(i -> SendMessageBatchRequestEntry.builder().id("" + i).messageBody("m"))
            .map(SendMessageBatchRequestEntry.Builder::build)
            .toList();
    for (int i = 0; i < batches; i++) {
      sqs.sendMessageBatch(r -> r.queueUrl(url).entries(entries));
    }
  }

  /**
   * Returns how many of many polls find nothing. Received messages become visible again at once.
   */
  private long emptyPolls(String url, int waitSeconds) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < POLLS; i++) {
      found.add(
          sqs.receiveMessage(r -> r.queueUrl(url).visibilityTimeout(0).waitTimeSeconds(waitSeconds))
              .messages()
              .size());
    }
    return found.stream().filter(messages -> messages == 0).count();
  }

  @Test
  void aShortPollOfAStandardQueueSometimesFindsNothing() {
    String url = createQueue("orders", Map.of());
    send(url, 1);
    assertThat(emptyPolls(url, 0)).isBetween(5L, 45L);
  }

  @Test
  void aLongPollFindsWhatThereIs() {
    String url = createQueue("orders", Map.of());
    send(url, 1);
    assertThat(emptyPolls(url, 1)).isZero();
  }

  @Test
  void aShortPollOfADeepQueueFindsMessages() {
    String url = createQueue("orders", Map.of());
    send(url, 101);
    assertThat(emptyPolls(url, 0)).isZero();
  }

  @Test
  void aShortPollOfAFifoQueueFindsMessages() {
    String url = createFifoQueue();
    sqs.sendMessage(r -> r.queueUrl(url).messageBody("m").messageGroupId("g"));
    assertThat(emptyPolls(url, 0)).isZero();
  }

  @Test
  void aFifoQueueHasItsQuota() {
    String url = createFifoQueue();
    List<String> refusals = new ArrayList<>();
    for (int i = 0; i < 301; i++) {
      try {
        sqs.changeMessageVisibility(
            r -> r.queueUrl(url).receiptHandle("none").visibilityTimeout(0));
      } catch (SqsException e) {
        refusals.add(e.awsErrorDetails().errorCode());
      }
    }
    assertThat(refusals).hasSize(301).endsWith("RequestThrottled");
    assertThat(refusals.stream().filter("RequestThrottled"::equals)).hasSize(1);
  }

  @Test
  void theOtherProfilesTurnNothingOn() {
    assertThat(Profile.DEV.pressure()).isEqualTo(Configuration.NONE);
    assertThat(Profile.TEST.pressure()).isEqualTo(Configuration.NONE);
  }
}
