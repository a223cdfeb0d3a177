package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar with configuration files and variables that name queues. */
@Timeout(60)
class ConfigurationIT {
  @TempDir private Path directory;

  private String file(String name, String... lines) throws IOException {
    return Files.writeString(directory.resolve(name), String.join("\n", lines)).toString();
  }

  private static String get(TailbackProcess process, String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(process.endpoint() + path)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  @Test
  void queuesOfTheFileAndOfTheVariableAreThereWhenItIsReady() throws Exception {
    String file =
        file(
            "tailback.yaml",
            "port: 0",
            "clock: paused",
            "queues:",
            "  orders:",
            "    deadLetterQueue: {name: dead, maxReceiveCount: 2}",
            "  dead:");
    Map<String, String> variables = Map.of("TAILBACK_QUEUES", "more,events.fifo");
    try (TailbackProcess process = TailbackProcess.run(variables, "--config", file).awaitReady()) {
      assertThat(get(process, "/?Action=ListQueues"))
          .contains("/orders<", "/dead<", "/more<", "/events.fifo<");
      assertThat(get(process, "/_tailback/clock")).contains("\"paused\"");
      assertThat(process.err()).isEmpty();
    }
  }

  @Test
  void throttlesAndFaultsOfTheFileAndTheProfileAreInForceAndAgainAfterAReset() throws Exception {
    String file =
        file(
            "tailback.yaml",
            "port: 0",
            "clock: paused",
            "profile: aws",
            "queues: {orders: , slow: }",
            "throttles:",
            "  - {queue: slow, actions: [SendMessage], rate: 1}",
            "faults:",
            "  - {queue: orders, actions: [SendMessage], error: {code: OverLimit}}");
    try (TailbackProcess process = TailbackProcess.run(Map.of(), "--config", file).awaitReady()) {
      assertUnderPressure(process);
      delete(process, "/_tailback/throttles");
      delete(process, "/_tailback/faults");
      assertThat(get(process, send("orders"))).contains("<MessageId>");
      post(process, "/_tailback/reset");
      assertUnderPressure(process);
    }
  }

  private static void assertUnderPressure(TailbackProcess process) throws Exception {
    assertThat(get(process, send("orders"))).contains("<Code>OverLimit</Code>");
    assertThat(get(process, send("slow"))).contains("<MessageId>");
    assertThat(get(process, send("slow"))).contains("<Code>RequestThrottled</Code>");
    assertThat(get(process, "/_tailback/throttles"))
        .contains("\"aws-fifo\"", "\"aws-fifo-high-throughput\"");
    assertThat(get(process, "/_tailback/faults")).contains("\"id\": 1,", "\"emptyReceive\": {}");
  }

  private static String send(String queue) {
    return "/000000000000/" + queue + "?Action=SendMessage&MessageBody=hello";
  }

  private static void delete(TailbackProcess process, String path) throws Exception {
    send(process, HttpRequest.newBuilder().DELETE(), path);
  }

  private static void post(TailbackProcess process, String path) throws Exception {
    send(process, HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.noBody()), path);
  }

  private static void send(TailbackProcess process, HttpRequest.Builder request, String path)
      throws Exception {
    HttpRequest built = request.uri(URI.create(process.endpoint() + path)).build();
    assertThat(HttpClient.newHttpClient().send(built, BodyHandlers.ofString()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void queuesNeedNoFile() throws Exception {
    Map<String, String> variables = Map.of("TAILBACK_QUEUES", "orders", "TAILBACK_PORT", "0");
    try (TailbackProcess process = TailbackProcess.run(variables).awaitReady()) {
      assertThat(get(process, "/?Action=ListQueues")).contains("/000000000000/orders<");
      assertThat(process.out()).doesNotContain("Configuration");
    }
  }

  @Test
  void elasticMqsFileIsRead() throws Exception {
    String file =
        file(
            "elasticmq.conf",
            "include classpath(\"application.conf\")",
            "rest-sqs.bind-port = 0",
            "rest-stats { enabled = true }",
            "queues { orders { fifo = true } }");
    try (TailbackProcess process =
        TailbackProcess.run(Map.of("TAILBACK_CONFIG_FALLBACK", file)).awaitReady()) {
      assertThat(get(process, "/?Action=ListQueues")).contains("/orders.fifo<");
      assertThat(process.out()).contains("Configuration file: " + file);
      assertThat(process.err().lines())
          .containsExactly(
              "tailback: " + file + ":3: rest-stats: has no meaning here and is ignored");
    }
  }

  @Test
  void aTypoEndsItWithTwoAndOneLine() throws Exception {
    String file = file("tailback.yaml", "queues:", "  orders:", "    VisibiltyTimeout: 5");
    try (TailbackProcess process = TailbackProcess.run(Map.of(), "--config", file)) {
      assertThat(process.exitCode()).isEqualTo(2);
      assertThat(process.err().lines())
          .containsExactly(
              "tailback: "
                  + file
                  + ":3: queues.orders.VisibiltyTimeout: unknown key, did you mean"
                  + " VisibilityTimeout?");
      assertThat(process.out()).isEmpty();
    }
  }
}
