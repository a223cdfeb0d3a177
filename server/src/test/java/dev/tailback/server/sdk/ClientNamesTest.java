package dev.tailback.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The names of the SDK's clients among a queue's clients. */
class ClientNamesTest {
  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  private final HttpClient http = HttpClient.newHttpClient();

  private JsonNode producer(TestQueue queue) throws Exception {
    String name = queue.url().substring(queue.url().lastIndexOf('/'));
    HttpRequest request =
        HttpRequest.newBuilder(EMULATOR.endpoint().resolve("/_tailback/queues" + name)).build();
    String json = http.send(request, BodyHandlers.ofString()).body();
    JsonNode producers = new ObjectMapper().readTree(json).get("producers");
    assertThat(producers).hasSize(1);
    return producers.get(0);
  }

  @ParameterizedTest
  @EnumSource(
      value = RetryMode.class,
      names = {"LEGACY", "STANDARD", "ADAPTIVE_V2"})
  void theRetryModeAndTheApplicationIdAreShown(RetryMode mode) throws Exception {
    TestQueue queue = EMULATOR.newQueue();
    try (SqsClient sqs =
        Emulator.clientOf(SqsClient.builder(), EMULATOR.endpoint())
            .overrideConfiguration(config -> config.retryStrategy(mode).appId("order-service"))
            .build()) {
      sqs.sendMessage(message -> message.queueUrl(queue.url()).messageBody("m1"));
      sqs.sendMessage(message -> message.queueUrl(queue.url()).messageBody("m2"));
    }
    JsonNode producer = producer(queue);
    assertThat(producer.get("name").textValue()).isEqualTo("order-service");
    assertThat(producer.get("accessKeyId").textValue()).isEqualTo("test");
    assertThat(producer.get("retryMode").textValue())
        .isEqualTo(
            mode == RetryMode.ADAPTIVE_V2 ? "adaptive" : mode.name().toLowerCase(Locale.ROOT));
    assertThat(producer.get("sent").intValue()).isEqualTo(2);
    assertThat(producer.get("retries").intValue()).isZero();
  }

  @Test
  void withoutAnApplicationIdItIsTheSdkWithItsVersion() throws Exception {
    TestQueue queue = EMULATOR.newQueue();
    EMULATOR.sqs().sendMessage(message -> message.queueUrl(queue.url()).messageBody("m1"));
    assertThat(producer(queue).get("name").textValue()).startsWith("aws-sdk-java/2.");
  }

  @Test
  void theRetriesOfTheSdkAreCounted() throws Exception {
    TestQueue queue = EMULATOR.newQueue();
    String name = queue.url().substring(queue.url().lastIndexOf('/') + 1);
    String fault =
        "{\"queue\":\"%s\", \"error\":{\"code\":\"ServiceUnavailable\"}, \"times\":2}"
            .formatted(name);
    HttpRequest request =
        HttpRequest.newBuilder(EMULATOR.endpoint().resolve("/_tailback/faults"))
            .POST(BodyPublishers.ofString(fault))
            .build();
    assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    try (SqsClient sqs =
        Emulator.clientOf(SqsClient.builder(), EMULATOR.endpoint())
            .overrideConfiguration(
                config ->
                    config.retryStrategy(
                        retries ->
                            retries.backoffStrategy(
                                BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(1)))))
            .build()) {
      sqs.sendMessage(message -> message.queueUrl(queue.url()).messageBody("m1"));
    }
    JsonNode producer = producer(queue);
    assertThat(producer.get("faulted").intValue()).isEqualTo(2);
    assertThat(producer.get("retries").intValue()).isEqualTo(2);
    assertThat(producer.get("sent").intValue()).isEqualTo(1);
  }
}
