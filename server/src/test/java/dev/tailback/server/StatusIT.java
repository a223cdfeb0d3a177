package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code tailback status} as a process of its own, calling a server in another one. */
@Timeout(120)
class StatusIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newHttpClient();
  private TailbackProcess server;

  @BeforeEach
  void start() throws Exception {
    server = TailbackProcess.run(Map.of(), "--port", "0", "--clock", "paused").awaitReady();
    call("/?Action=CreateQueue&QueueName=orders", "");
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private void call(String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.endpoint() + path))
            .POST(BodyPublishers.ofString(body))
            .build();
    assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
  }

  private void makeTrouble() throws Exception {
    call("/000000000000/orders?Action=SendMessage&MessageBody=m", "");
    call("/_tailback/clock/advance", "{\"by\":\"PT2M\"}");
  }

  private TailbackProcess status(String... args) throws IOException {
    String[] words = new String[args.length + 1];
    words[0] = "status";
    System.arraycopy(args, 0, words, 1, args.length);
    return TailbackProcess.run(Map.of("TAILBACK_URL", server.endpoint()), words);
  }

  @Test
  void withoutTroubleItEndsWithZero() throws Exception {
    try (TailbackProcess status = status()) {
      assertThat(status.exitCode()).as(status.err()).isZero();
      assertThat(status.out().lines()).containsExactly("No queue is in trouble.");
    }
  }

  @Test
  void aQueueInTroubleIsNamedWithoutColors() throws Exception {
    makeTrouble();
    try (TailbackProcess status = status()) {
      assertThat(status.exitCode()).as(status.err()).isEqualTo(1);
      assertThat(status.out().lines())
          .singleElement()
          .asString()
          .matches("blocked  orders  Nobody has received yet; 1 waiting\\S*.*  since [0-9: -]+");
      assertThat(status.err()).isEmpty();
    }
  }

  @Test
  void aServerThatIsGoneGivesTwo() throws Exception {
    server.signal("TERM");
    server.exitCode();
    String endpoint = server.endpoint();
    try (TailbackProcess status = status("--url", endpoint)) {
      assertThat(status.exitCode()).isEqualTo(2);
      assertThat(status.out()).isEmpty();
      assertThat(status.err().lines())
          .singleElement()
          .asString()
          .startsWith("tailback: " + endpoint + " cannot be reached: ");
    }
  }

  @Test
  void watchShowsTroubleStartAndTheServerStop() throws Exception {
    try (TailbackProcess status = status("--watch")) {
      await().atMost(PATIENCE).until(() -> status.out().contains(" UTC: 0 of 1 queues in trouble"));
      makeTrouble();
      await().atMost(PATIENCE).until(() -> status.out().contains(" UTC: 1 of 1 queues in trouble"));
      assertThat(status.out()).contains("blocked  orders  Nobody has received yet");
      server.signal("TERM");
      await().atMost(PATIENCE).until(() -> status.out().contains("cannot be reached"));
      status.signal("TERM");
      assertThat(status.exitCode()).isEqualTo(143);
    }
  }
}
