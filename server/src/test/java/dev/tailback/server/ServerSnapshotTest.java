package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tailback.config.ConfigException;
import dev.tailback.config.Configuration;
import dev.tailback.engine.queue.MessageContent;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueCounts;
import dev.tailback.engine.queue.QueueLimits;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.queue.ReceiveRequest;
import dev.tailback.engine.time.EngineClock;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is closed and started again with the same file continues where it was. */
class ServerSnapshotTest {
  private static final long START = 1_795_300_000_000L;
  private static final QueueAddress ORDERS =
      new QueueAddress("000000000000", "us-east-1", "orders");

  @TempDir Path directory;
  private Path file;
  private Tailback tailback;

  @BeforeEach
  void start() {
    file = directory.resolve("tailback.snapshot");
    tailback = builder().start();
  }

  @AfterEach
  void stop() {
    tailback.close();
  }

  private TailbackBuilder builder() {
    return Tailback.builder().snapshot(file).clock(EngineClock.pausedAt(START));
  }

  private void restart(TailbackBuilder builder) {
    tailback.close();
    tailback = builder.start();
  }

  private <T> T orders(Function<Queue, T> call) {
    return tailback.gate().call(queues -> call.apply(queues.get(ORDERS)));
  }

  private void createOrders() {
    tailback.gate().run(queues -> queues.create(ORDERS, QueueSettings.STANDARD));
  }

  private void send(String body) {
    orders(
        queue ->
            queue.send(new MessageContent(body, Map.of(), null, null, null, "000000000000"), null));
  }

  private List<String> receive() {
    List<String> handles = new ArrayList<>();
    orders(
        queue ->
            queue.receive(
                new ReceiveRequest(10, null, 0, null),
                messages -> messages.forEach(message -> handles.add(message.receiptHandle()))));
    return handles;
  }

  private QueueCounts counts() {
    return orders(Queue::counts);
  }

  private HttpResponse<String> post() throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(tailback.endpoint().resolve("/_tailback/snapshot"))
                .POST(BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString());
  }

  @Test
  void queuesAndMessagesAreThereAfterARestart() {
    createOrders();
    send("a");
    String handle = receive().get(0);
    send("b");

    restart(builder());

    assertThat(counts()).isEqualTo(new QueueCounts(1, 1, 0));
    orders(
        queue -> {
          queue.delete(handle);
          return null;
        });
    assertThat(counts()).isEqualTo(new QueueCounts(1, 0, 0));
  }

  @Test
  void whatHappenedBeforeARestartIsNoTrafficAfterIt() throws Exception {
    createOrders();
    IntStream.range(0, 5).forEach(i -> send("before"));
    restart(builder());
    tailback.gate().advance(Duration.ofSeconds(2));
    send("after");
    tailback.gate().advance(Duration.ofSeconds(2));
    URI history = tailback.endpoint().resolve("/_tailback/queues/orders/history?seconds=10");
    try (InputStream answer = history.toURL().openStream()) {
      JsonNode sent = new ObjectMapper().readTree(answer).path("sent");
      assertThat(sent.valueStream().mapToInt(JsonNode::asInt))
          .containsOnlyOnce(1)
          .doesNotContain(5);
    }
  }

  @Test
  void throttlesFaultsAndLimitsAreThereAfterARestart() {
    tailback.close();
    file.toFile().delete();
    Configuration rules =
        Configuration.of(
            "tailback.yaml",
            """
            throttles:
              - {queue: orders, rate: 1}
            faults:
              - {queue: orders, for: 10m, error: {code: OverLimit}}
            """);
    tailback = builder().configuration(rules).start();
    createOrders();
    orders(
        queue -> {
          queue.limit(new QueueLimits(7, 8));
          return null;
        });
    var throttles = tailback.throttles().list();
    var faults = tailback.faults().list();

    restart(builder());

    assertThat(orders(Queue::limits).inFlight()).isEqualTo(7);
    assertThat(tailback.throttles().list()).isEqualTo(throttles).hasSize(1);
    assertThat(tailback.faults().list()).isEqualTo(faults).hasSize(1);
    tailback.gate().advance(Duration.ofMinutes(10));
    assertThat(tailback.faults().list()).isEmpty();
  }

  @Test
  void aPausedClockKeepsItsTime() {
    tailback.gate().advance(Duration.ofHours(5));

    restart(Tailback.builder().snapshot(file));

    assertThat(tailback.gate().clock().isPaused()).isTrue();
    assertThat(tailback.gate().clock().nowMillis())
        .isEqualTo(START + Duration.ofHours(5).toMillis());
  }

  @Test
  void aRunningClockHasRunOn() {
    restart(Tailback.builder().snapshot(directory.resolve("running")));
    createOrders();
    send("a");
    receive();
    tailback.gate().advance(Duration.ofDays(3));
    long before = tailback.gate().clock().nowMillis();

    restart(Tailback.builder().snapshot(directory.resolve("running")));

    assertThat(tailback.gate().clock().isPaused()).isFalse();
    assertThat(tailback.gate().clock().nowMillis()).isBetween(before, before + 60_000);
    assertThat(counts()).isEqualTo(new QueueCounts(1, 0, 0));
  }

  @Test
  void theSnapshotWinsOverTheConfigurationWhichAddsWhatIsMissing() {
    createOrders();
    send("a");

    restart(
        builder()
            .configuration(
                Configuration.of(
                    "tailback.yaml",
                    """
                    queues:
                      orders: {VisibilityTimeout: 7}
                      more: {deadLetterQueue: {name: orders, maxReceiveCount: 3}}
                    """)));

    assertThat(counts()).isEqualTo(new QueueCounts(1, 0, 0));
    assertThat(orders(Queue::settings).visibilityTimeoutSeconds()).isEqualTo(30);
    assertThat(
            tailback
                .gate()
                .call(queues -> queues.get(ORDERS.sibling("more")).settings().redrivePolicy())
                .deadLetterTarget())
        .isEqualTo(ORDERS);
  }

  @Test
  void aSnapshotIsSavedOnRequest() throws Exception {
    createOrders();
    send("a");
    HttpResponse<String> answer = post();
    send("not saved");
    Files.copy(file, directory.resolve("copy"));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("\"file\": \"" + file, "\"bytes\": " + Files.size(file));
    try (Tailback other = builder().snapshot(directory.resolve("copy")).start()) {
      assertThat(other.gate().<QueueCounts>call(queues -> queues.get(ORDERS).counts()))
          .isEqualTo(new QueueCounts(1, 0, 0));
    }
  }

  @Test
  void withoutAFileThereIsNoSnapshot() throws Exception {
    restart(Tailback.builder());

    HttpResponse<String> answer = post();

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("start the server with --snapshot");
  }

  @Test
  void aFileThatCannotBeWrittenAnyMoreIsReported() throws Exception {
    Files.createDirectory(directory.resolve("gone"));
    restart(builder().snapshot(directory.resolve("gone/state")));
    Files.delete(directory.resolve("gone"));

    HttpResponse<String> answer = post();

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("The snapshot was not saved: ", "gone/state: it can't be");
  }

  @Test
  void aDamagedFileEndsTheStart() throws IOException {
    tailback.close();
    byte[] saved = Files.readAllBytes(file);
    saved[saved.length / 2] ^= 1;
    Files.write(file, saved);

    assertThatThrownBy(builder()::start)
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("--snapshot: " + file + ": it ");
    assertThat(Files.readAllBytes(file)).isEqualTo(saved);
  }

  @Test
  void namesThatCannotBeUsedYetStayReserved() {
    tailback.close();
    file.toFile().delete();
    tailback = builder().engineSettings(settings -> settings.withSixtySecondRules(true)).start();
    createOrders();
    tailback.gate().run(queues -> queues.delete(queues.get(ORDERS)));

    restart(builder().engineSettings(settings -> settings.withSixtySecondRules(true)));

    assertThatThrownBy(this::createOrders).hasMessageContaining("60 seconds");
    tailback.gate().advance(Duration.ofSeconds(60));
    createOrders();
  }
}
