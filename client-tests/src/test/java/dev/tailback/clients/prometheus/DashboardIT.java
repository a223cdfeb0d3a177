package dev.tailback.clients.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tailback.clients.Emulator;
import dev.tailback.clients.Program;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Every query of the Grafana dashboard, run on a real Prometheus that scrapes an emulator. */
@Tag("outside")
class DashboardIT {
  private static final Path DASHBOARD = Path.of("..", "docs", "grafana", "tailback.json");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Emulator emulator = Emulator.start();
  private final HttpClient http = HttpClient.newHttpClient();
  @TempDir private Path directory;

  @AfterEach
  void stop() {
    emulator.close();
  }

  @Test
  void everyQueryOfTheDashboardFindsSomething() throws Exception {
    addRule("throttles", "{\"queue\":\"nothing\",\"rate\":1}");
    addRule("faults", "{\"queue\":\"nothing\",\"error\":{\"code\":\"OverLimit\"}}");
    try (SqsClient sqs = emulator.newClient()) {
      useQueue(sqs, Emulator.newName());
    }
    List<String> queries = queries();
    assertThat(queries).hasSizeGreaterThan(10);
    int port = freePort();
    prometheus(port)
        .runWhile(
            () -> {
              await()
                  .atMost(Duration.ofMinutes(1))
                  .pollInterval(Duration.ofMillis(200))
                  .ignoreExceptionsInstanceOf(IOException.class) // while Prometheus starts
                  .untilAsserted(() -> assertThat(unanswered(queries, port)).isEmpty());
              return true;
            });
  }

  private static List<String> queries() throws IOException {
    List<String> queries = new ArrayList<>();
    for (JsonNode panel : JSON.readTree(Files.readString(DASHBOARD)).get("panels")) {
      for (JsonNode target : panel.get("targets")) {
        queries.add(
            target.get("expr").asText().replace("$queue", ".*").replace("$__rate_interval", "10s"));
      }
    }
    return queries;
  }

  private static void useQueue(SqsClient sqs, String name) {
    String url = sqs.createQueue(it -> it.queueName(name)).queueUrl();
    for (int i = 0; i < 5; i++) {
      sqs.sendMessage(it -> it.queueUrl(url).messageBody("order"));
    }
    for (Message message : sqs.receiveMessage(it -> it.queueUrl(url)).messages()) {
      sqs.deleteMessage(it -> it.queueUrl(url).receiptHandle(message.receiptHandle()));
    }
  }

  private void addRule(String family, String rule) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(emulator.endpoint().resolve("/_tailback/" + family))
            .POST(BodyPublishers.ofString(rule))
            .build();
    assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  private Program prometheus(int port) throws IOException {
    Path configuration = directory.resolve("prometheus.yml");
    Files.writeString(
        configuration,
        """
        global: {scrape_interval: 200ms, scrape_timeout: 200ms}
        scrape_configs:
          - job_name: tailback
            static_configs: [{targets: ["127.0.0.1:%d"]}]
        """
            .formatted(emulator.endpoint().getPort()));
    return Program.of(
        "prometheus",
        "--config.file=" + configuration,
        "--storage.tsdb.path=" + directory.resolve("data"),
        "--web.listen-address=127.0.0.1:" + port);
  }

  private List<String> unanswered(List<String> queries, int port) throws Exception {
    List<String> unanswered = new ArrayList<>();
    for (String query : queries) {
      if (ask(query, port).isEmpty()) {
        unanswered.add(query);
      }
    }
    return unanswered;
  }

  /** Returns the results of a query. */
  private JsonNode ask(String query, int port) throws Exception {
    String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
    URI uri = URI.create("http://127.0.0.1:" + port + "/api/v1/query?query=" + encoded);
    String answer = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    JsonNode parsed = JSON.readTree(answer);
    assertThat(parsed.path("status").asText()).as(answer).isEqualTo("success");
    return parsed.get("data").get("result");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
