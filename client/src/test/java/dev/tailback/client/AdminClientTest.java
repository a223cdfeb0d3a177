package dev.tailback.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdminClientTest {
  private static final String ORDERS =
      """
      {"queue": "orders", "account": "000000000000", "region": "us-east-1", "severity": "%s",
       "diagnoses": [
         {"rule": "growing", "severity": "trouble", "since": "2026-11-29T07:00:00Z",
          "sinceMillis": 1795935600000, "says": "Grows.", "remedy": "Add workers.",
          "values": [1.5, "a"], "action": {"label": "Consumers", "do": "consumers"}},
         {"rule": "flow", "severity": "flowing", "sinceMillis": 5, "says": "Flows."}]}
      """;

  private final List<String> asked = new ArrayList<>();
  private final List<String> sent = new ArrayList<>();
  private HttpServer server;
  private int status = 200;
  private String body = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          sent.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private AdminClient client(String path) {
    return new AdminClient(URI.create(url() + path));
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Test
  void theDiagnosisOfAQueueIsRead() throws IOException {
    body = ORDERS.formatted("trouble");

    QueueDiagnosis orders = client("").diagnosis("orders");

    assertThat(asked).containsExactly("GET /_tailback/queues/orders/diagnosis");
    assertThat(orders.queue()).isEqualTo("orders");
    assertThat(orders.account()).isEqualTo("000000000000");
    assertThat(orders.region()).isEqualTo("us-east-1");
    assertThat(orders.diagnoses())
        .containsExactly(
            new Diagnosis("growing", "trouble", 1_795_935_600_000L, "Grows.", "Add workers."),
            new Diagnosis("flow", "flowing", 5, "Flows.", null));
  }

  @Test
  void aQueueIsInTroubleIfItIsInTroubleOrWorse() throws IOException {
    for (String severity : List.of("blocked", "trouble")) {
      body = ORDERS.formatted(severity);
      assertThat(client("").diagnosis("orders").isInTrouble()).as(severity).isTrue();
    }
    for (String severity : List.of("watch", "easing", "flowing", "idle")) {
      body = ORDERS.formatted(severity);
      assertThat(client("").diagnosis("orders").isInTrouble()).as(severity).isFalse();
    }
  }

  @Test
  void theDiagnosisOfAllQueuesIsRead() throws IOException {
    body = "{\"nowMillis\": 7, \"queues\": [" + ORDERS.formatted("idle") + "]}";

    Overview overview = client("/").diagnosis();

    assertThat(asked).containsExactly("GET /_tailback/diagnosis");
    assertThat(overview.nowMillis()).isEqualTo(7);
    assertThat(overview.queues()).extracting(QueueDiagnosis::severity).containsExactly("idle");
  }

  @Test
  void queuesAreRead() throws IOException {
    body =
        """
        [{"name": "a", "arn": "arn:a", "fifo": false, "visible": 3, "inFlight": 2, "delayed": 1,
          "oldestAgeMillis": 4000, "limits": {}},
         {"name": "b.fifo", "arn": "arn:b", "fifo": true, "visible": 0, "inFlight": 0, "delayed": 0}]
        """;

    assertThat(client("").queues())
        .containsExactly(
            new QueueState("a", "arn:a", false, 3, 2, 1, 4000L),
            new QueueState("b.fifo", "arn:b", true, 0, 0, 0, null));
    assertThat(asked).containsExactly("GET /_tailback/queues");
  }

  @Test
  void aPoolOfWorkersIsReportedAndLeaves() throws IOException {
    WorkerPool pool = new WorkerPool("a b", "000000000000", "us-east-1", 1, 4, 2);
    body = "{\"name\": \"a b\", \"desired\": 3, \"min\": 1, \"target\": \"group/a b\"}";

    assertThat(client("").report(pool)).isEqualTo(new WorkersWanted(3, "group/a b"));
    client("").leave(pool.withActual(0));

    String address = " /_tailback/scaling/workers/a%20b?account=000000000000&region=us-east-1";
    assertThat(asked).containsExactly("PUT" + address, "DELETE" + address);
    assertThat(sent).containsExactly("{\"min\":1,\"max\":4,\"actual\":2}", "");
  }

  @Test
  void theBaseUrlMayHaveAPath() throws IOException {
    body = "[]";
    client("/proxied").queues();
    assertThat(asked).containsExactly("GET /proxied/_tailback/queues");
  }

  @Test
  void theSentenceOfTheAdminApiIsPassedOn() {
    status = 404;
    body = "{\"error\": \"There is no queue orders.\"}";

    assertThatThrownBy(() -> client("").diagnosis("orders"))
        .isInstanceOf(AdminClientException.class)
        .hasMessage("There is no queue orders.");
  }

  @Test
  void anotherServerIsNoTailback() {
    status = 404;
    body = "<html>";
    assertThatThrownBy(() -> client("").diagnosis())
        .isInstanceOf(AdminClientException.class)
        .hasMessage(url() + " is not a Tailback that has /_tailback/diagnosis: status 404");

    status = 200;
    assertThatThrownBy(() -> client("").diagnosis())
        .isInstanceOf(AdminClientException.class)
        .hasMessage(
            url() + " is not a Tailback: its answer to /_tailback/diagnosis is not understood");
  }

  @Test
  void whereNobodyListensNothingIsReached() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    AdminClient client = new AdminClient(URI.create("http://127.0.0.1:" + port));

    assertThatThrownBy(client::diagnosis)
        .isInstanceOf(AdminClientException.class)
        .hasMessageStartingWith("http://127.0.0.1:" + port + " cannot be reached: ")
        .message()
        .containsIgnoringCase("connection refused")
        .doesNotContain("Exception");
  }

  @Test
  void anUnknownHostIsNamed() {
    AdminClient client = new AdminClient(URI.create("http://nowhere.invalid:9324"));

    assertThatThrownBy(client::diagnosis)
        .hasMessage("http://nowhere.invalid:9324 cannot be reached: unknown host");
  }
}
