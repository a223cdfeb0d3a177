package dev.tailback.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.config.Configuration;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.lab.read.ScenarioReader;
import dev.tailback.lab.scenario.Arrivals;
import dev.tailback.lab.scenario.ConsumerPlan;
import dev.tailback.lab.scenario.Processing;
import dev.tailback.lab.scenario.ProducerPlan;
import dev.tailback.lab.scenario.Scenario;
import dev.tailback.server.Tailback;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * {@code tailback lab capture} of a server whose clock the test moves, used through the AWS SDK.
 */
class LabCaptureTest {
  private static final String QUEUES =
      """
      queues:
        orders:
          VisibilityTimeout: 45
          deadLetterQueue: {name: dead, maxReceiveCount: 4}
        dead: {}
        jobs.fifo: {ContentBasedDeduplication: true}
      """;

  private final Commands commands = new Commands();
  private final EngineClock clock = EngineClock.pausedAt(1_770_120_000_000L);
  private final Tailback tailback =
      Tailback.builder()
          .clock(clock)
          .configuration(Configuration.of("tailback.yaml", QUEUES))
          .start();
  private final SqsClient sqs =
      SqsClient.builder()
          .endpointOverride(tailback.endpoint())
          .region(Region.US_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
          .overrideConfiguration(config -> config.appId("shop"))
          .build();
  private @TempDir Path directory;

  @AfterEach
  void stop() {
    sqs.close();
    tailback.close();
  }

  /** Captures 20 seconds of the server's clock, with the given traffic. */
  private Scenario captured(String queue, Runnable traffic) {
    Path file = directory.resolve("captured.yaml");
    CompletableFuture<Integer> exitCode =
        CompletableFuture.supplyAsync(
            () ->
                commands.run(
                    "lab",
                    "capture",
                    "--endpoint",
                    tailback.endpoint().toString(),
                    "--queue",
                    queue,
                    "--for",
                    "20s",
                    "--output",
                    file.toString()));
    Awaitility.await().until(() -> commands.err().contains("watching " + queue + " for 20 s"));
    traffic.run();
    assertThat(exitCode.orTimeout(20, TimeUnit.SECONDS).join()).isZero();
    return ScenarioReader.read(file);
  }

  private void pass(long millis) {
    tailback.gate().advance(Duration.ofMillis(millis));
  }

  /** Every half second sends a message of 300 bytes, whose processing takes 100 ms. */
  private void orders() {
    String url = sqs.getQueueUrl(request -> request.queueName("orders")).queueUrl();
    for (int i = 0; i < 40; i++) {
      sqs.sendMessage(request -> request.queueUrl(url).messageBody("x".repeat(300)));
      Message message =
          sqs.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10))
              .messages()
              .get(0);
      pass(100);
      sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
      sqs.receiveMessage(request -> request.queueUrl(url));
      pass(400);
    }
  }

  @Test
  void itWritesTheScenarioOfWhatItSaw() {
    Scenario scenario = captured("orders", this::orders);

    ProducerPlan producer = scenario.producers().get(0);
    assertThat(producer.name()).isEqualTo("shop");
    assertThat(producer.arrivals()).isEqualTo(new Arrivals.Constant(2));
    assertThat(producer.batch()).isEqualTo(1);
    assertThat(producer.sizeBytes()).isEqualTo(300);
    ConsumerPlan consumer = scenario.consumers().get(0);
    assertThat(consumer.count()).isEqualTo(1);
    assertThat(consumer.receive()).isEqualTo(new ConsumerPlan.Receive(1, null, 0));
    assertThat(consumer.process()).isEqualTo(new Processing.Constant(Duration.ofMillis(100)));
    assertThat(scenario.queues().get(0).settings().visibilityTimeoutSeconds()).isEqualTo(45);
    assertThat(scenario.queues().get(0).deadLetterQueue()).isEqualTo("dead");
  }

  /** Every second sends a batch of six messages in three groups. */
  private void jobs() {
    String url = sqs.getQueueUrl(request -> request.queueName("jobs.fifo")).queueUrl();
    for (int i = 0; i < 20; i++) {
      int round = i;
      List<SendMessageBatchRequestEntry> entries =
          IntStream.range(0, 6)
              .mapToObj(
                  n ->
                      SendMessageBatchRequestEntry.builder()
                          .id("e" + n)
                          .messageBody(round + " " + n)
                          .messageGroupId("g" + n % 3)
                          .build())
              .toList();
      sqs.sendMessageBatch(request -> request.queueUrl(url).entries(entries));
      pass(1_000);
    }
  }

  @Test
  void batchesAndGroupsAreSeen() {
    Scenario scenario = captured("jobs.fifo", this::jobs);

    ProducerPlan producer = scenario.producers().get(0);
    assertThat(producer.batch()).isEqualTo(6);
    assertThat(producer.arrivals().perSecond()).isEqualTo(6);
    assertThat(producer.groups()).isEqualTo(new ProducerPlan.Groups(3, 0));
    assertThat(scenario.consumers()).isEmpty();
  }

  @Test
  void aQueueThatIsNotThereIsNamed() {
    int exitCode =
        commands.run("lab", "capture", "--url", tailback.endpoint().toString(), "--queue", "order");
    assertThat(exitCode).isEqualTo(2);
    assertThat(commands.complaint()).isEqualTo("tailback: the server has no queue order");
  }
}
