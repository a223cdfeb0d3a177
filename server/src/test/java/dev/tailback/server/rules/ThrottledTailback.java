package dev.tailback.server.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.Tailback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** An emulator on a paused clock, its admin API, and clients of the AWS SDK. */
final class ThrottledTailback implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final EngineClock clock = EngineClock.pausedAt(1_700_000_000_000L);
  private final Tailback tailback = Tailback.builder().clock(clock).start();
  private final HttpClient http = HttpClient.newHttpClient();

  /** A client without retries. */
  final SqsClient sqs =
      client("us-east-1", "test", it -> it.retryStrategy(DefaultRetryStrategy.doNotRetry()));

  /** Returns a client that retries as the SDK does in this mode. */
  SqsClient retrying(RetryMode mode) {
    return client("us-east-1", "test", it -> it.retryStrategy(mode));
  }

  /** Returns a client with the SDK's defaults, including the new default retries. */
  SqsClient withNewRetries() {
    System.setProperty("aws.newRetries2026", "true");
    try {
      return client("us-east-1", "test", it -> {});
    } finally {
      System.clearProperty("aws.newRetries2026");
    }
  }

  /** Returns a client of another region or account, without retries. */
  SqsClient client(String region, String accessKey) {
    return client(region, accessKey, it -> it.retryStrategy(DefaultRetryStrategy.doNotRetry()));
  }

  private SqsClient client(
      String region, String accessKey, Consumer<ClientOverrideConfiguration.Builder> override) {
    SqsClientBuilder builder =
        SqsClient.builder()
            .endpointOverride(tailback.endpoint())
            .region(Region.of(region))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "secret")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(override);
    return builder.build();
  }

  String createQueue(String name) {
    return sqs.createQueue(it -> it.queueName(name)).queueUrl();
  }

  String createFifoQueue(String name) {
    return createQueue(name, Map.of());
  }

  String createHighThroughputQueue(String name) {
    return createQueue(
        name,
        Map.of(
            QueueAttributeName.DEDUPLICATION_SCOPE, "messageGroup",
            QueueAttributeName.FIFO_THROUGHPUT_LIMIT, "perMessageGroupId"));
  }

  private String createQueue(String name, Map<QueueAttributeName, String> attributes) {
    return sqs.createQueue(it -> it.queueName(name).attributes(fifo(attributes))).queueUrl();
  }

  private static Map<QueueAttributeName, String> fifo(Map<QueueAttributeName, String> attributes) {
    Map<QueueAttributeName, String> all = new EnumMap<>(QueueAttributeName.class);
    all.put(QueueAttributeName.FIFO_QUEUE, "true");
    all.put(QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true");
    all.putAll(attributes);
    return all;
  }

  void advance(Duration by) {
    clock.advance(by);
  }

  /** Adds a throttle, and returns its JSON. */
  JsonNode throttle(String json) {
    return admin("POST", "throttles", json);
  }

  void profile(String name) {
    admin("POST", "throttles/profile", "{\"profile\":\"" + name + "\"}");
  }

  /** Returns how many calls the first throttle has refused. */
  long hits() {
    return admin("GET", "throttles", "").get(0).get("hits").longValue();
  }

  JsonNode admin(String method, String path, String body) {
    try {
      return JSON.readTree(adminResponse(method, path, body).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HttpResponse<String> adminResponse(String method, String path, String body) {
    return send(
        request("/_tailback/" + path).method(method, BodyPublishers.ofString(body)).build());
  }

  /** Posts to the SQS API without the SDK. */
  HttpResponse<String> post(String body, String... headers) {
    return send(request("/").headers(headers).POST(BodyPublishers.ofString(body)).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(tailback.endpoint().resolve(path));
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    tailback.close();
  }
}
