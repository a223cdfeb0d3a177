package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tailback.server.wire.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The machine's clock is set back and forward while the server runs, by Debian's faketime. */
@Tag("outside")
@Timeout(120)
class WallClockIT {
  private final JsonClient client = new JsonClient();

  @TempDir private Path directory;

  @Test
  void timeGoesOnWhenTheClockIsSetBackAndJumpsWhenItIsSetForward() throws Exception {
    setClock("+0d");
    try (TailbackProcess process = TailbackProcess.run(fakeTime(), "--port", "0").awaitReady()) {
      String endpoint = process.endpoint();
      client.call(endpoint, "CreateQueue", "{\"QueueName\":\"orders\"}");
      String queue = "{\"QueueUrl\":\"" + endpoint + "/000000000000/orders\",";
      Instant before = time(endpoint);

      setClock("-1h");
      CompletableFuture<HttpResponse<String>> poll =
          client.callLater(endpoint, "ReceiveMessage", queue + "\"WaitTimeSeconds\":2}");
      assertThat(poll.get(10, TimeUnit.SECONDS).body()).isEqualTo("{}");
      Instant after = time(endpoint);
      assertThat(Duration.between(before, after)).isBetween(seconds(1), seconds(60));

      client.call(endpoint, "SendMessage", queue + "\"MessageBody\":\"a\"}");
      String receive = queue + "\"VisibilityTimeout\":1800}";
      assertThat(client.call(endpoint, "ReceiveMessage", receive).body()).contains("\"a\"");
      assertThat(client.call(endpoint, "ReceiveMessage", receive).body()).isEqualTo("{}");

      setClock("+1h");
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(
              () ->
                  assertThat(client.call(endpoint, "ReceiveMessage", receive).body())
                      .contains("\"a\""));
      assertThat(Duration.between(after, time(endpoint))).isGreaterThan(Duration.ofHours(1));
      assertThat(process.err()).isEmpty();
    }
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  private Instant time(String endpoint) throws Exception {
    Map<?, ?> clock = (Map<?, ?>) Json.parse(client.get(endpoint + "/_tailback/clock").body());
    return Instant.parse(String.valueOf(clock.get("now")));
  }

  /** Sets the clock. Processes notice within a second. */
  private void setClock(String offset) throws IOException {
    Path next = Files.writeString(directory.resolve("next"), offset);
    Files.move(next, clock(), StandardCopyOption.ATOMIC_MOVE);
  }

  private Path clock() {
    return directory.resolve("clock");
  }

  private Map<String, String> fakeTime() throws IOException {
    return Map.of(
        "LD_PRELOAD", library().toString(),
        "FAKETIME_TIMESTAMP_FILE", clock().toString(),
        "FAKETIME_CACHE_DURATION", "1",
        "FAKETIME_DONT_FAKE_MONOTONIC", "1",
        "DONT_FAKE_MONOTONIC", "1");
  }

  private static Path library() throws IOException {
    try (Stream<Path> libraries =
        Files.find(
            Path.of("/usr/lib"),
            3,
            (path, attributes) -> path.endsWith("faketime/libfaketimeMT.so.1"))) {
      return libraries.findFirst().orElseThrow(() -> new AssertionError("faketime is missing"));
    }
  }
}
