package dev.tailback.server.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tailback.server.Tailback;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The lab over HTTP, in a server that has one. */
class ServerLabTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SHORT =
      """
      name: Short
      duration: 10m
      warmUp: 1m
      runs: 2
      queues: {orders: {}}
      producers: [{queue: orders, rate: %s}]
      consumers: [{name: workers, queue: orders, count: 2, receive: {wait: 20s}, process: {exponential: 1s}}]
      """;

  private final HttpClient client = HttpClient.newHttpClient();
  private Tailback tailback = Tailback.builder().lab(ServerLab::new).start();

  @AfterEach
  void stop() {
    tailback.close();
  }

  @Test
  void listsTheBuiltInScenarios() throws Exception {
    JsonNode lab = ok("GET", "", "");
    assertThat(lab.get("scenarios").findValuesAsText("id")).contains("S1", "S24", "B4");
    assertThat(lab.get("running").isNull()).isTrue();
    assertThat(lab.get("last").isNull()).isTrue();
    assertThat(send("GET", "/scenarios/S2", "").body()).contains("VisibilityTimeout: 12");
  }

  @Test
  void playsAScenarioAndShowsTheVerdict() throws Exception {
    JsonNode started = ok("POST", "/run", "{\"scenario\":\"S2\"}");
    assertThat(started.at("/running/scenario").textValue()).isEqualTo("S2");
    JsonNode last = played();
    assertThat(last.get("holds").booleanValue()).isFalse();
    assertThat(last.get("verdict").textValue())
        .contains("with 47 s, fewer than 1 % would be received again");
    JsonNode result = ok("GET", "/result", "");
    assertThat(result.at("/study/columns/0/figures/duplicates/median").doubleValue())
        .isBetween(0.25, 0.35);
    assertThat(result.at("/charts/0/lines/0/mid")).isNotEmpty();
    assertThat(result.at("/table/columns")).hasSize(2);
  }

  @Test
  void playsAScenarioThatIsGivenAndHandsOutDocuments() throws Exception {
    ok("POST", "/run", text("1/s"));
    assertThat(played().get("verdict").textValue())
        .contains("50 % of the capacity of workers is used");
    assertThat(send("GET", "/csv", "").body()).startsWith("column,seed,kind,of,name,at,value");
    assertThat(ok("GET", "/json", "").at("/columns/0/runs")).hasSize(2);
    HttpResponse<String> page = send("GET", "/html", "");
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(page.body()).contains("<h1>Short</h1>");
  }

  @Test
  void playsOneAtATimeAndCanBeStopped() throws Exception {
    ok("POST", "/run", "{\"scenario\":\"S9\"}");
    assertThat(problem("POST", "/run", "{\"scenario\":\"S2\"}", 409))
        .isEqualTo("'Scaling that swings' is being played; stop it first.");
    ok("POST", "/stop", "");
    JsonNode last = played();
    assertThat(last.get("scenario").textValue()).isEqualTo("S9");
    assertThat(last.get("problem").isNull()).isTrue();
  }

  /** The limit of a hundred messages is soon reached: the backlog grows by 48 a second. */
  @Test
  void stopsAScenarioThatTakesTooMuchMemory() throws Exception {
    tailback.close();
    tailback = Tailback.builder().lab(calls -> new ServerLab(calls, 100)).start();
    ok("POST", "/run", text("50/s"));
    JsonNode last = played();
    assertThat(last.get("problem").textValue())
        .isEqualTo(
            "More than 100 messages wait, the most that fit into a quarter of this server's"
                + " heap. Run it outside the server: tailback lab scenario.yaml");
  }

  @Test
  void answersCallsWhileItPlays() throws Exception {
    ok("POST", "/run", "{\"scenario\":\"S9\"}");
    for (int n = 0; n < 20; n++) {
      HttpRequest call =
          HttpRequest.newBuilder(URI.create(tailback.endpoint() + "/?Action=ListQueues")).build();
      assertThat(client.send(call, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
    ok("POST", "/stop", "");
    played();
  }

  @Test
  void refusesWhatItDoesNotKnow() throws Exception {
    assertThat(problem("POST", "/run", "{\"scenario\":\"S99\"}", 404))
        .isEqualTo("There is no built-in scenario 'S99'.");
    assertThat(problem("POST", "/run", "{}", 400)).startsWith("Give either scenario");
    assertThat(problem("GET", "/result", "", 404)).isEqualTo("No scenario was played yet.");
    assertThat(problem("GET", "/run", "", 405)).contains("use POST");
    assertThat(problem("POST", "/run", body("nme: x"), 409)).contains("nme");
    assertThat(problem("GET", "/nothing", "", 404)).startsWith("Under lab there are csv, html");
  }

  @Test
  void aServerWithoutALabSaysWhere() throws Exception {
    tailback.close();
    tailback = Tailback.builder().start();
    assertThat(problem("GET", "", "", 409)).contains("in a test, use dev.tailback.lab.Lab");
  }

  private static String text(String rate) throws Exception {
    return body(SHORT.formatted(rate));
  }

  private static String body(String text) throws Exception {
    return JSON.writeValueAsString(Map.of("text", text));
  }

  private JsonNode played() throws Exception {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> ok("GET", "", "").get("running").isNull());
    return ok("GET", "", "").get("last");
  }

  private JsonNode ok(String method, String path, String body) throws Exception {
    HttpResponse<String> response = send(method, path, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private String problem(String method, String path, String body, int status) throws Exception {
    HttpResponse<String> response = send(method, path, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return JSON.readTree(response.body()).get("error").textValue();
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    URI uri = URI.create(tailback.endpoint() + "/_tailback/lab" + path);
    return client.send(
        HttpRequest.newBuilder(uri)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
