package dev.tailback.server.rules;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.Tailback;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * An emulator on a paused clock whose faults are set over HTTP, and an SDK client without retries.
 */
final class FaultyEmulator implements AutoCloseable {
  static final long START_MILLIS = 1_795_300_000_000L;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final EngineClock clock;
  private final Tailback tailback;
  private final HttpClient http = HttpClient.newHttpClient();
  private final SqsClient sqs;

  FaultyEmulator(long seed) {
    this(seed, EngineClock.pausedAt(START_MILLIS));
  }

  FaultyEmulator(long seed, EngineClock clock) {
    this.clock = clock;
    tailback = Tailback.builder().clock(clock).engineSettings(EngineSettings.seeded(seed)).start();
    sqs = client(1);
  }

  /** The answer of the admin API. */
  record Answer(int status, JsonNode json) {}

  /** Returns a client with a number of attempts and no backoff. */
  SqsClient client(int attempts) {
    return SqsClient.builder()
        .endpointOverride(tailback.endpoint())
        .region(Region.US_EAST_1)
        .httpClient(UrlConnectionHttpClient.create())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "secret")))
        .overrideConfiguration(
            o ->
                o.retryStrategy(
                    DefaultRetryStrategy.standardStrategyBuilder()
                        .maxAttempts(attempts)
                        .backoffStrategy(attempt -> Duration.ZERO)
                        .throttlingBackoffStrategy(attempt -> Duration.ZERO)
                        .build()))
        .build();
  }

  SqsClient sqs() {
    return sqs;
  }

  URI endpoint() {
    return tailback.endpoint();
  }

  void advance(Duration by) {
    clock.advance(by);
  }

  /** Adds a rule, written with single quotes, and returns its id. */
  long fault(String rule) {
    Answer answer = admin("POST", "faults", rule);
    if (answer.status() != 200) {
      throw new AssertionError(answer);
    }
    return answer.json().path("id").longValue();
  }

  long hits(long id) {
    return admin("GET", "faults/" + id, "").json().path("hits").longValue();
  }

  Answer admin(String method, String path, String json) {
    URI uri = URI.create(tailback.endpoint() + "/_tailback/" + path);
    HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString(json.replace('\'', '"'));
    HttpResponse<String> answer = send(HttpRequest.newBuilder(uri).method(method, body).build());
    try {
      return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
    } catch (IOException e) {
      throw new AssertionError(answer.body(), e);
    }
  }

  /** Calls in the Query protocol. */
  HttpResponse<String> query(String parameters) {
    return send(
        HttpRequest.newBuilder(tailback.endpoint())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(parameters))
            .build());
  }

  /** Calls in the JSON protocol. */
  HttpResponse<String> json(String action, String members) {
    return send(
        HttpRequest.newBuilder(tailback.endpoint())
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "AmazonSQS." + action)
            .POST(HttpRequest.BodyPublishers.ofString(members.replace('\'', '"')))
            .build());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  String queue(String name) {
    Map<QueueAttributeName, String> fifo =
        name.endsWith(".fifo")
            ? Map.of(
                QueueAttributeName.FIFO_QUEUE, "true",
                QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true")
            : Map.of();
    return sqs.createQueue(r -> r.queueName(name).attributes(fifo)).queueUrl();
  }

  void send(String url, String... bodies) {
    for (String body : bodies) {
      sqs.sendMessage(r -> r.queueUrl(url).messageBody(body));
    }
  }

  /** Sends messages 1, 2, 3 and so on, at most ten, in one batch. */
  List<String> sendBatch(String url, int messages) {
    List<SendMessageBatchRequestEntry> entries =
        IntStream.rangeClosed(1, messages)
            .mapToObj(i -> "" + i)
            .map(i -> SendMessageBatchRequestEntry.builder().id(i).messageBody(i).build())
            .toList();
    return sqs.sendMessageBatch(r -> r.queueUrl(url).entries(entries)).successful().stream()
        .map(entry -> entry.id())
        .toList();
  }

  List<Message> receive(String url) {
    return sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10)).messages();
  }

  List<String> receiveBodies(String url) {
    return receive(url).stream().map(Message::body).toList();
  }

  /** Returns the outcome of a send: the error code, or {@code sent}. */
  String trySend(String url) {
    try {
      send(url, "m");
      return "sent";
    } catch (SqsException e) {
      return e.awsErrorDetails().errorCode();
    }
  }

  /** Returns the number of visible messages, without a call that a fault rule could match. */
  int visible(String name) {
    return admin("GET", "queues/" + name, "").json().path("visible").intValue();
  }

  /** Waits until a call is waiting for the clock. */
  void awaitDeadline(String what) {
    await()
        .pollInterval(Duration.ofMillis(2))
        .until(() -> admin("GET", "clock", "").json().at("/next/what").asText().contains(what));
  }

  /** Waits until a call is among those that wait for the clock. */
  void awaitUpcoming(String what) {
    await().pollInterval(Duration.ofMillis(2)).until(() -> upcoming().contains(what));
  }

  /** Returns what waits for the clock. */
  List<String> upcoming() {
    return admin("GET", "clock", "").json().get("upcoming").findValuesAsText("what");
  }

  @Override
  public void close() {
    sqs.close();
    tailback.close();
  }
}
