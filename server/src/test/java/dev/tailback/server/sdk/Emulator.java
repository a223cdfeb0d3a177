package dev.tailback.server.sdk;

import static org.awaitility.Awaitility.await;

import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.Tailback;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClientBuilder;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/**
 * An emulator for one test class with the SDK's clients, on a clock that only the tests move unless
 * it is started in real time.
 */
final class Emulator implements AfterAllCallback {
  static final long START_MILLIS = 1_795_300_000_000L;
  static final String ACCOUNT = "000000000000";

  private static final EngineSettings SETTINGS = EngineSettings.seeded(1);

  /** Shared by all classes, because a client of this kind takes two seconds to close. */
  private static final SdkAsyncHttpClient CONNECTIONS =
      NettyNioAsyncHttpClient.builder().maxConcurrency(200).build();

  private static final AtomicInteger QUEUES = new AtomicInteger();

  private final EngineClock time;
  private final CountingClock clock;
  private final Tailback tailback;
  private final SqsClient sqs;
  private final SqsAsyncClient async;

  private Emulator(EngineSettings settings, EngineClock time) {
    this.time = time;
    clock = new CountingClock(time);
    tailback = Tailback.builder().clock(clock).engineSettings(settings).start();
    sqs = clientOf(SqsClient.builder(), endpoint()).build();
    async = asyncClientOf(endpoint()).build();
  }

  static Emulator start() {
    return start(SETTINGS);
  }

  static Emulator start(EngineSettings settings) {
    return new Emulator(settings, EngineClock.pausedAt(START_MILLIS));
  }

  static Emulator startInRealTime() {
    return new Emulator(SETTINGS, EngineClock.running());
  }

  static EngineSettings settings() {
    return SETTINGS;
  }

  /** Connects a client to an emulator, with credentials that name no account. */
  static <B extends AwsClientBuilder<B, ?>> B clientOf(B builder, URI endpoint) {
    return clientOf(builder, endpoint, "test", Region.US_EAST_1);
  }

  static <B extends AwsClientBuilder<B, ?>> B clientOf(
      B builder, URI endpoint, String accessKeyId, Region region) {
    return builder
        .endpointOverride(endpoint)
        .region(region)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, "secret")));
  }

  static SqsAsyncClientBuilder asyncClientOf(URI endpoint) {
    return clientOf(SqsAsyncClient.builder(), endpoint).httpClient(CONNECTIONS);
  }

  URI endpoint() {
    return tailback.endpoint();
  }

  int port() {
    return tailback.port();
  }

  SqsClient sqs() {
    return sqs;
  }

  SqsAsyncClient async() {
    return async;
  }

  void advanceSeconds(long seconds) {
    advanceMillis(1000 * seconds);
  }

  void advanceMillis(long millis) {
    time.advance(Duration.ofMillis(millis));
  }

  /** Returns a unique queue name. */
  static String newName() {
    return "queue-" + QUEUES.incrementAndGet();
  }

  TestQueue newQueue() {
    return newQueue(Map.of());
  }

  TestQueue newQueue(Map<QueueAttributeName, String> attributes) {
    return TestQueue.create(sqs, newName(), attributes);
  }

  TestQueue newFifoQueue() {
    return newFifoQueue(Map.of());
  }

  TestQueue newFifoQueue(Map<QueueAttributeName, String> attributes) {
    return TestQueue.createFifo(sqs, newName(), attributes);
  }

  /** Returns how many calls have reached the engine. */
  long calls() {
    return clock.reads();
  }

  /** Waits until the engine has had this number of calls. */
  void awaitCalls(long calls) {
    await().pollInterval(Duration.ofMillis(2)).until(() -> clock.reads() >= calls);
  }

  /** Starts a long poll of 20 seconds, and waits until it has arrived. */
  CompletableFuture<ReceiveMessageResponse> poll(TestQueue queue) {
    return poll(queue, request -> {});
  }

  CompletableFuture<ReceiveMessageResponse> poll(
      TestQueue queue, Consumer<ReceiveMessageRequest.Builder> more) {
    long before = calls();
    ReceiveMessageRequest.Builder request =
        ReceiveMessageRequest.builder().queueUrl(queue.url()).waitTimeSeconds(20);
    more.accept(request);
    CompletableFuture<ReceiveMessageResponse> answer = async.receiveMessage(request.build());
    awaitCalls(before + 1);
    return answer;
  }

  void close() {
    tailback.close();
    sqs.close();
    async.close();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }
}
