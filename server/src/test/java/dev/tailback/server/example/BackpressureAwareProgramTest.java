package dev.tailback.server.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.config.Configuration;
import dev.tailback.server.Tailback;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The producer as a program of its own, in real time, and the guides' excerpts from it. */
@Timeout(60)
class BackpressureAwareProgramTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Path SOURCE =
      Path.of("..", "server/src/test/java")
          .resolve(BackpressureAwareProducer.class.getName().replace('.', '/') + ".java");
  private static final List<String> JOBS =
      IntStream.rangeClosed(1, 500).mapToObj(i -> "job-" + i).toList();

  private final List<String> received = new ArrayList<>();
  private final List<Integer> backlogs = new ArrayList<>();

  @Test
  void whatGoesIntoItArrivesOnceAndTheBacklogStaysSmall() throws Exception {
    Configuration rules =
        Configuration.of(
            "rules",
            """
            faults:
              - actions: [SendMessageBatch]
                backlog: {when: visible >= 60, until: visible < 30}
                throttle: {retryAfter: PT0.02S}
            """);
    try (Tailback tailback = Tailback.builder().configuration(rules).start();
        SqsClient sqs = client(tailback)) {
      String queue = sqs.createQueue(r -> r.queueName("orders")).queueUrl();
      Process producer = producer(tailback, queue);
      try {
        CompletableFuture<Void> upstream = CompletableFuture.runAsync(() -> write(producer));
        while (received.size() < JOBS.size()) {
          consume(sqs, queue);
        }
        upstream.join();
        assertThat(producer.waitFor()).isZero();
        assertThat(backlog(sqs, queue)).isZero();
      } finally {
        producer.destroy();
      }
    }
    assertThat(received).containsExactlyInAnyOrderElementsOf(JOBS);
    assertThat(backlogs).allMatch(backlog -> backlog < 70).anyMatch(backlog -> backlog >= 30);
  }

  private static SqsClient client(Tailback tailback) {
    return SqsClient.builder()
        .endpointOverride(tailback.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .build();
  }

  private static Process producer(Tailback tailback, String queue) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    ProcessBuilder builder =
        new ProcessBuilder(
            java, "-cp", classPath, BackpressureAwareProducer.class.getName(), queue);
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_ENDPOINT_URL_SQS", tailback.endpoint().toString(),
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test"));
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static void write(Process producer) {
    try (Writer lines = producer.outputWriter(StandardCharsets.UTF_8)) {
      lines.write(String.join("\n", JOBS));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void consume(SqsClient sqs, String queue) {
    for (Message message :
        sqs.receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(20))
            .messages()) {
      received.add(message.body());
      sqs.deleteMessage(r -> r.queueUrl(queue).receiptHandle(message.receiptHandle()));
    }
    backlogs.add(backlog(sqs, queue));
  }

  private static int backlog(SqsClient sqs, String queue) {
    QueueAttributeName count = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
    return Integer.parseInt(
        sqs.getQueueAttributes(r -> r.queueUrl(queue).attributeNames(count))
            .attributes()
            .get(count));
  }

  @Test
  void theGuidesExcerptIsInItsSource() throws IOException {
    Matcher shown =
        Pattern.compile("(?s)```java\n(.*?)```")
            .matcher(Files.readString(DOCS.resolve("ADMIN.md")));
    assertThat(shown.find()).isTrue();
    assertThat(Files.readString(SOURCE).replaceAll("(?m)^  ", "")).contains(shown.group(1));
  }

  @Test
  void theGuidesLinkToItsSource() throws IOException {
    Pattern link = Pattern.compile("\\(([^)]*BackpressureAwareProducer\\.java)\\)");
    for (String guide : List.of("ADMIN.md", "BACKPRESSURE.md")) {
      Matcher linked = link.matcher(Files.readString(DOCS.resolve(guide)));
      assertThat(linked.find()).as(guide).isTrue();
      assertThat(DOCS.resolve(linked.group(1)).normalize()).isEqualTo(SOURCE.normalize());
    }
  }
}
