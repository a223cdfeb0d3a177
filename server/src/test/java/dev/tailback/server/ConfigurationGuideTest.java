package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.config.Configuration;
import dev.tailback.config.StartingAlarms;
import dev.tailback.engine.alarm.Alarm;
import dev.tailback.engine.alarm.AlarmId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The examples of docs/CONFIGURATION.md, started and checked through the AWS SDK. */
class ConfigurationGuideTest {
  @TempDir private Path directory;

  private Configuration example(String language, String fileName) throws IOException {
    String guide = Files.readString(Path.of("..", "docs", "CONFIGURATION.md"));
    Matcher example = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(guide);
    assertThat(example.find()).isTrue();
    return Configuration.read(
        Files.writeString(directory.resolve(fileName), example.group(1)).toAbsolutePath());
  }

  private static Tailback start(Configuration configuration) {
    return Tailback.builder()
        .region(configuration.options().get("region").text())
        .account(configuration.options().get("account").text())
        .configuration(configuration)
        .start();
  }

  private static SqsClient client(Tailback tailback, String region) {
    return SqsClient.builder()
        .endpointOverride(tailback.endpoint())
        .region(Region.of(region))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private static Map<QueueAttributeName, String> attributes(SqsClient sqs, String queue) {
    String url = sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
    return sqs.getQueueAttributes(
            request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
        .attributes();
  }

  private static Map<String, String> tags(SqsClient sqs, String queue) {
    String url = sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
    return sqs.listQueueTags(request -> request.queueUrl(url)).tags();
  }

  @Test
  void theYamlExampleMakesItsQueues() throws IOException {
    try (Tailback tailback = start(example("yaml", "tailback.yaml"));
        SqsClient sqs = client(tailback, "eu-central-1")) {
      assertThat(attributes(sqs, "orders"))
          .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "60")
          .containsEntry(QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, "20")
          .containsEntry(
              QueueAttributeName.REDRIVE_POLICY,
              "{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-central-1:000000000000:orders-dlq\","
                  + "\"maxReceiveCount\":3}");
      assertThat(tags(sqs, "orders")).isEqualTo(Map.of("team", "checkout"));
      assertThat(attributes(sqs, "orders-dlq"))
          .containsEntry(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "1209600")
          .containsEntry(
              QueueAttributeName.REDRIVE_ALLOW_POLICY, "{\"redrivePermission\":\"allowAll\"}");
      assertThat(attributes(sqs, "events.fifo"))
          .containsEntry(QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true")
          .containsEntry(QueueAttributeName.FIFO_THROUGHPUT_LIMIT, "perMessageGroupId");
      assertThat(sqs.listQueues().queueUrls()).hasSize(3);
    }
  }

  @Test
  void theYamlExampleMakesItsAlarm() throws IOException {
    try (Tailback tailback = start(example("yaml", "tailback.yaml"))) {
      AlarmId backlog = new AlarmId("000000000000", "eu-central-1", "backlog");
      tailback
          .gate()
          .run(
              queues ->
                  assertThat(tailback.monitoring().alarms().find(backlog))
                      .extracting(Alarm::actions, alarm -> alarm.definition().threshold())
                      .containsExactly(List.of(), 100.0));
    }
  }

  @Test
  void theExampleOfAnAlarmOnAnExpressionIsRead() throws IOException {
    String guide = Files.readString(Path.of("..", "docs", "CONFIGURATION.md"));
    Matcher example = Pattern.compile("(?s)```yaml\n(alarms:.*?)```").matcher(guide);
    assertThat(example.find()).isTrue();
    Configuration read = Configuration.of("guide", example.group(1));
    assertThat(new StartingAlarms("000000000000", "us-east-1").read(read.monitoring().alarms()))
        .hasSize(1);
  }

  @Test
  void theYamlExamplesThrottlesAndFaultsAreInForce() throws Exception {
    try (Tailback tailback = start(example("yaml", "tailback.yaml"))) {
      assertThat(admin(tailback, "throttles"))
          .contains("\"SendMessage\"", "\"burst\": 10", "\"profile\": \"aws-fifo\"");
      assertThat(admin(tailback, "faults")).contains("\"retryAfter\": \"PT2S\"");
    }
  }

  private static String admin(Tailback tailback, String path) throws Exception {
    URI uri = URI.create(tailback.endpoint() + "/_tailback/" + path);
    HttpRequest request = HttpRequest.newBuilder(uri).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  @Test
  void theElasticMqExampleMakesItsQueues() throws IOException {
    Configuration configuration = example("hocon", "elasticmq.conf");
    assertThat(configuration.warnings()).isEmpty();
    assertThat(configuration.options().get("port").text()).isEqualTo("9324");
    assertThat(configuration.options().get("host").text()).isEqualTo("0.0.0.0");
    try (Tailback tailback = start(configuration);
        SqsClient sqs = client(tailback, "us-west-2")) {
      assertThat(attributes(sqs, "orders"))
          .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "10")
          .containsEntry(
              QueueAttributeName.REDRIVE_POLICY,
              "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-west-2:123456789012:orders-dlq\","
                  + "\"maxReceiveCount\":3}");
      assertThat(tags(sqs, "orders")).isEqualTo(Map.of("team", "checkout"));
      assertThat(attributes(sqs, "events.fifo"))
          .containsEntry(QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true");
    }
  }
}
