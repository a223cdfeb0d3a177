package dev.tailback.server.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tailback.config.Configuration;
import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.Tailback;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The producer on a paused clock: while it waits, a consumer works and the clock is moved. */
@Timeout(60)
class BackpressureAwareProducerTest {
  private static final int CAPACITY = 50;
  private static final int BATCH = 10;

  private final EngineClock clock = EngineClock.pausedAt(1_795_300_000_000L);
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private final List<Integer> backlogs = new CopyOnWriteArrayList<>();
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final Map<String, String> rejected = new ConcurrentHashMap<>();
  private Tailback tailback;
  private SqsClient sqs;
  private String queue;

  private void start(String... faults) {
    Configuration rules = Configuration.of("rules", "faults:\n- " + String.join("\n- ", faults));
    tailback =
        Tailback.builder()
            .clock(clock)
            .engineSettings(EngineSettings.seeded(1))
            .configuration(rules)
            .start();
    sqs =
        SqsClient.builder()
            .endpointOverride(tailback.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "secret")))
            .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
            .build();
    queue =
        sqs.createQueue(
                r ->
                    r.queueName("orders")
                        .attributes(Map.of(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "1024")))
            .queueUrl();
  }

  @AfterEach
  void stop() {
    sqs.close();
    tailback.close();
  }

  private BackpressureAwareProducer producer(BackpressureAwareProducer.Pause pause) {
    return new BackpressureAwareProducer(sqs, queue, CAPACITY, rejected::put, pause);
  }

  private void pause(Duration time) {
    pauses.add(time);
    backlogs.add(visible());
    consume();
    consume();
    clock.advance(time);
  }

  private int visible() {
    QueueAttributeName count = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
    return Integer.parseInt(
        sqs.getQueueAttributes(r -> r.queueUrl(queue).attributeNames(count))
            .attributes()
            .get(count));
  }

  /** Receives and deletes up to ten messages. */
  private boolean consume() {
    List<Message> messages =
        sqs.receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(BATCH)).messages();
    for (Message message : messages) {
      received.add(message.body());
      sqs.deleteMessage(r -> r.queueUrl(queue).receiptHandle(message.receiptHandle()));
    }
    return !messages.isEmpty();
  }

  private static List<String> jobs(int number) {
    return IntStream.rangeClosed(1, number).mapToObj(i -> "job-" + i).toList();
  }

  private void produce(List<String> bodies) throws InterruptedException {
    BackpressureAwareProducer producer = producer(this::pause);
    for (String body : bodies) {
      producer.put(body);
    }
    producer.finish();
    backlogs.add(visible());
    while (consume()) {}
  }

  @Test
  void theBacklogStaysBelowItsHighWaterMarkAndEveryMessageArrivesOnce() throws Exception {
    start(
        """
        {queue: orders, actions: [SendMessage, SendMessageBatch],
           backlog: {when: visible >= 100, until: visible < 50}, throttle: {retryAfter: PT2S}}""");
    produce(jobs(1_000));

    assertThat(received).containsExactlyInAnyOrderElementsOf(jobs(1_000));
    assertThat(backlogs)
        .allMatch(backlog -> backlog < 100 + BATCH)
        .as("refused at the mark")
        .anyMatch(backlog -> backlog >= 100)
        .as("and below it, until half of it is gone")
        .anyMatch(backlog -> backlog >= 50 && backlog < 90);
    assertThat(pauses)
        .as("as long as the server says, and up to a fifth more, but not all as long")
        .hasSizeGreaterThan(30)
        .allMatch(time -> time.toMillis() >= 2_000 && time.toMillis() <= 2_400);
    assertThat(pauses.stream().distinct().count()).isGreaterThan(10);
  }

  @Test
  void onlyWhatFailedIsSentAgain() throws Exception {
    start(
        "{actions: [SendMessageBatch], probability: 0.5, partialBatch: {share: 0.4}}",
        "{actions: [SendMessageBatch], probability: 0.2, error: {code: InternalError}}",
        "{actions: [SendMessageBatch], probability: 0.2, error: {code: SlowDown, status: 503}}",
        "{actions: [SendMessageBatch], probability: 0.2, drop: {}}");
    produce(jobs(500));

    assertThat(received).containsExactlyInAnyOrderElementsOf(jobs(500));
    assertThat(pauses).hasSizeGreaterThan(25);
    assertThat(rejected).isEmpty();
  }

  @Test
  void itBacksOffLongerEachTimeWhereTheServerSaysNothing() throws Exception {
    start("{actions: [SendMessageBatch], times: 12, throttle: {}}");
    produce(jobs(1));

    assertThat(pauses).hasSize(12);
    for (int i = 0; i < 12; i++) {
      assertThat(pauses.get(i).toMillis()).isBetween(0L, 100L << Math.min(i, 8));
    }
    assertThat(pauses.stream().distinct().count()).as("jitter").isGreaterThan(6);
    assertThat(pauses.stream().mapToLong(Duration::toMillis).sum()).isGreaterThan(5_000);
    assertThat(received).containsExactly("job-1");
  }

  @Test
  void itsCallerWaitsWhileItCantSend() throws Exception {
    start("{actions: [SendMessageBatch], times: 1, throttle: {retryAfter: PT1S}}");
    AtomicInteger taken = new AtomicInteger();
    List<Integer> inMemory = new ArrayList<>();
    Thread upstream = Thread.currentThread();
    BackpressureAwareProducer.Pause untilUpstreamWaits =
        time -> {
          await().until(() -> upstream.getState() == Thread.State.WAITING);
          inMemory.add(taken.get());
        };
    BackpressureAwareProducer producer = producer(untilUpstreamWaits);
    for (String body : jobs(500)) {
      producer.put(body);
      taken.incrementAndGet();
    }
    producer.finish();
    while (consume()) {}

    assertThat(inMemory).hasSize(1);
    assertThat(inMemory.get(0)).isBetween(CAPACITY + 1, CAPACITY + BATCH);
    assertThat(received).containsExactlyInAnyOrderElementsOf(jobs(500));
  }

  @Test
  void entriesThatAreTheSendersFaultAreHandedBack() throws Exception {
    start("{queue: nobody, drop: {}}");
    String tooLong = "x".repeat(1_025);
    produce(List.of("job-1", tooLong, "job-2"));

    assertThat(received).containsExactlyInAnyOrder("job-1", "job-2");
    assertThat(rejected).containsOnlyKeys(tooLong);
    assertThat(rejected.get(tooLong)).contains("shorter than 1024 bytes");
    assertThat(pauses).isEmpty();
  }

  @Test
  void aQueueThatIsGoneGetsNothingMore() throws Exception {
    start("{queue: nobody, drop: {}}");
    sqs.deleteQueue(r -> r.queueUrl(queue));
    BackpressureAwareProducer producer = producer(this::pause);
    producer.put("job-1");
    producer.finish();
    assertThat(rejected.get("job-1")).contains("The specified queue does not exist");
    assertThat(pauses).isEmpty();
  }

  @Test
  void aLostAnswerMakesDuplicates() throws Exception {
    start("{actions: [SendMessageBatch], nth: 1, drop: {moment: after}}");
    produce(jobs(1));
    assertThat(received).containsExactly("job-1", "job-1");
  }
}
