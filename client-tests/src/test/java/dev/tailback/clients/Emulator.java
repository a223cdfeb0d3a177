package dev.tailback.clients;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tailback.config.Configuration;
import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.Tailback;
import dev.tailback.server.TailbackBuilder;
import dev.tailback.server.auth.AccessKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** An emulator for one test class, on a clock that only the tests move. */
public final class Emulator implements AfterAllCallback {
  public static final String ACCOUNT = "000000000000";
  public static final String REGION = "us-east-1";

  static {
    // Some clients take seconds to react.
    Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
  }

  private static final long START_MILLIS = 1_795_300_000_000L;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicInteger QUEUES = new AtomicInteger();

  private final EngineClock clock = EngineClock.pausedAt(START_MILLIS);
  private final HttpClient http = HttpClient.newHttpClient();
  private final Tailback tailback;
  private final @Nullable Tailback front;

  private Emulator(UnaryOperator<TailbackBuilder> configuration) {
    this(configuration, Boolean.getBoolean("clients.inFront"));
  }

  private Emulator(UnaryOperator<TailbackBuilder> configuration, boolean isInFront) {
    tailback =
        configuration
            .apply(Tailback.builder().clock(clock).engineSettings(EngineSettings.seeded(1)))
            .start();
    front = isInFront ? InFront.of(tailback.endpoint()) : null;
  }

  /** Starts one that clients reach through another server in front of it. */
  public static Emulator startInFront() {
    return new Emulator(UnaryOperator.identity(), true);
  }

  public static Emulator start() {
    return new Emulator(UnaryOperator.identity());
  }

  /** Starts one that pages from an origin may use. */
  public static Emulator startFor(String origin) {
    return new Emulator(builder -> builder.corsOrigins(Set.of(origin)));
  }

  /** Starts one that accepts only calls signed with one of these keys. */
  public static Emulator startFor(AccessKeys keys) {
    return new Emulator(builder -> builder.accessKeys(keys));
  }

  /** Starts one with a queue and a fault rule for each {@link RetryCase}. */
  public static Emulator startForRetries() {
    Configuration cases = Configuration.of("retry cases", RetryCase.configuration());
    return new Emulator(builder -> builder.configuration(cases));
  }

  /** Returns the endpoint for clients. */
  public URI endpoint() {
    return front == null ? admin() : front.endpoint();
  }

  /** Returns the address of the admin API that has its queues and clock. */
  public URI admin() {
    return tailback.endpoint();
  }

  /** A client of the AWS SDK for Java 2, to set up what other clients then use. */
  public SqsClient newClient() {
    return SqsClient.builder()
        .endpointOverride(endpoint())
        .region(Region.of(REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "secret")))
        .build();
  }

  public void advanceSeconds(long seconds) {
    clock.advance(Duration.ofSeconds(seconds));
  }

  /** Lets time pass until a call that waits for open long polls returns. */
  public void whileTimePasses(Runnable call) {
    CompletableFuture<Void> calling = CompletableFuture.runAsync(call);
    await()
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> {
              advanceSeconds(20);
              return calling.isDone();
            });
    calling.join();
  }

  /** A unique queue name. */
  public static String newName() {
    return "queue-" + QUEUES.incrementAndGet();
  }

  public static String arn(String queue) {
    return "arn:aws:sqs:" + REGION + ":" + ACCOUNT + ":" + queue;
  }

  /** A redrive policy with this dead-letter queue and number of receives. */
  public static String redrivePolicy(String deadLetters, int maxReceiveCount) {
    return "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
        .formatted(arn(deadLetters), maxReceiveCount);
  }

  /** Returns a queue's state without the tested client. */
  public QueueView look(String queue) {
    return ask("/queues/" + queue, new TypeReference<>() {});
  }

  /** Returns the state of all queues. */
  public List<QueueView> queues() {
    return ask("/queues", new TypeReference<>() {});
  }

  /** Returns how many calls reached a case's queue, refused or not. */
  public int attempts(RetryCase refusal) {
    List<FaultView> faults = ask("/faults", new TypeReference<>() {});
    int refused =
        faults.stream()
            .filter(fault -> fault.rule().queue().equals(refusal.queue()))
            .mapToInt(FaultView::hits)
            .sum();
    return refused + look(refusal.queue()).visible();
  }

  private <T> T ask(String path, TypeReference<T> type) {
    HttpRequest request = HttpRequest.newBuilder(admin().resolve("/_tailback" + path)).build();
    try {
      return JSON.readValue(http.send(request, BodyHandlers.ofString()).body(), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  public void close() {
    if (front != null) {
      front.close();
    }
    tailback.close();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }
}
