package dev.tailback.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.engine.EngineClock;
import dev.tailback.server.Tailback;
import dev.tailback.server.http.LogCapture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The admin API over HTTP, beside the SQS API. */
class AdminTest {
  private static final long START = 1_795_300_000_000L;

  private final Tailback tailback = Tailback.builder().clock(EngineClock.standingAt(START)).start();
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void createQueue() throws Exception {
    sqs("/?Action=CreateQueue&QueueName=orders");
  }

  @AfterEach
  void stop() {
    tailback.close();
  }

  private HttpRequest request(String method, String path, String body) {
    return HttpRequest.newBuilder(URI.create(tailback.endpoint() + path))
        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
        .build();
  }

  private HttpResponse<String> admin(String method, String path, String body)
      throws IOException, InterruptedException {
    return client.send(request(method, "/_tailback/" + path, body), BodyHandlers.ofString());
  }

  private JsonNode json(String method, String path, String body) throws Exception {
    HttpResponse<String> response = admin(method, path, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return AdminRequest.JSON.readTree(response.body());
  }

  private String problem(int status, String method, String path, String body) throws Exception {
    HttpResponse<String> response = admin(method, path, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return AdminRequest.JSON.readTree(response.body()).get("error").textValue();
  }

  private String sqs(String path) throws Exception {
    return client.send(request("GET", path, ""), BodyHandlers.ofString()).body();
  }

  private String orders(String query) throws Exception {
    return sqs("/000000000000/orders?" + query);
  }

  @Test
  void theClockIsMovedAndTellsWhatHasHappened() throws Exception {
    orders("Action=SendMessage&MessageBody=hello&DelaySeconds=60");
    JsonNode before = json("GET", "clock", "");
    assertThat(before.get("mode").textValue()).isEqualTo("standing");
    assertThat(before.get("nowMillis").longValue()).isEqualTo(START);
    assertThat(before.get("next").get("what").textValue())
        .isEqualTo("a message of orders becomes visible");
    JsonNode after = json("POST", "clock/advance", "{\"by\":\"PT5M\"}");
    assertThat(after.get("nowMillis").longValue()).isEqualTo(START + 300_000);
    assertThat(after.get("happened").get("delaysEnded").intValue()).isEqualTo(1);
    assertThat(orders("Action=ReceiveMessage")).contains("<Body>hello</Body>");
  }

  @Test
  void theClockGoesToTheNextDeadline() throws Exception {
    orders("Action=SendMessage&MessageBody=hello&DelaySeconds=60");
    JsonNode moved = json("POST", "clock/next", "");
    assertThat(moved.get("nowMillis").longValue()).isEqualTo(START + 60_000);
  }

  @Test
  void theClockIsPausedAndResumed() throws Exception {
    assertThat(json("POST", "clock/resume", "").get("mode").textValue()).isEqualTo("running");
    assertThat(json("POST", "clock/pause", "").get("mode").textValue()).isEqualTo("standing");
  }

  @Test
  void aParkedPollIsSeenWithItsEndAndEndsThen() throws Exception {
    CompletableFuture<HttpResponse<String>> poll =
        client.sendAsync(
            request("GET", "/000000000000/orders?Action=ReceiveMessage&WaitTimeSeconds=20", ""),
            BodyHandlers.ofString());
    Awaitility.await().until(() -> json("GET", "clock", "").get("waiting").size() == 1);
    JsonNode waiting = json("GET", "clock", "").get("waiting").get(0);
    assertThat(waiting.get("endsAtMillis").longValue()).isEqualTo(START + 20_000);
    JsonNode moved = json("POST", "clock/advance", "{\"by\":\"PT20S\"}");
    assertThat(moved.get("happened").get("receivesEnded").intValue()).isEqualTo(1);
    assertThat(poll.get().body()).contains("<ReceiveMessageResult/>");
  }

  @Test
  void aLoweredLimitRefusesTheNextShortPoll() throws Exception {
    orders("Action=SendMessage&MessageBody=m1");
    orders("Action=SendMessage&MessageBody=m2");
    assertThat(json("PUT", "limits/orders", "{\"inFlight\":1}").get("lookAhead").intValue())
        .isEqualTo(120_000);
    assertThat(orders("Action=ReceiveMessage&MaxNumberOfMessages=10"))
        .contains("m1")
        .doesNotContain("m2");
    assertThat(orders("Action=ReceiveMessage")).contains("<Code>OverLimit</Code>");
  }

  @Test
  void queuesToComeGetTheDefaultLimits() throws Exception {
    json("PUT", "limits", "{\"inFlight\":5,\"lookAhead\":20}");
    sqs("/?Action=CreateQueue&QueueName=later");
    assertThat(json("GET", "limits/later", "").get("inFlight").intValue()).isEqualTo(5);
    assertThat(json("GET", "limits/orders", "").get("inFlight").intValue()).isEqualTo(120_000);
  }

  @Test
  void whatAllQueuesStoreIsBoundAndGoesBackToWhatItWas() throws Exception {
    long before = json("GET", "limits", "").get("storedBytes").longValue();
    assertThat(before).isEqualTo(Runtime.getRuntime().maxMemory() / 2);
    JsonNode changed = json("PUT", "limits", "{\"storedBytes\":3000000000}");
    assertThat(changed.get("storedBytes").longValue()).isEqualTo(3_000_000_000L);
    assertThat(changed.get("inFlight").intValue()).isEqualTo(120_000);
    assertThat(json("PUT", "limits", "{\"inFlight\":5}")).isEqualTo(json("GET", "limits", ""));
    assertThat(json("GET", "limits", "").get("storedBytes").longValue()).isEqualTo(3_000_000_000L);
    assertThat(json("GET", "limits/orders", "").has("storedBytes")).isFalse();

    json("PUT", "limits", "{\"storedBytes\":1}");
    try (LogCapture log = LogCapture.of(Logger.getLogger(Tailback.class.getName()))) {
      assertThat(orders("Action=SendMessage&MessageBody=m1")).contains("ServiceUnavailable");
      assertThat(log.records()).hasSize(1);
    }
    json("POST", "reset/orders", "");
    assertThat(json("GET", "limits", "").get("storedBytes").longValue()).isEqualTo(1);
    json("POST", "reset", "");
    assertThat(json("GET", "limits", "").get("storedBytes").longValue()).isEqualTo(before);
  }

  @Test
  void aQueueAndItsMessagesAreLookedAtWithoutReceivingThem() throws Exception {
    orders("Action=SendMessage&MessageBody=m1");
    orders("Action=SendMessage&MessageBody=m2");
    JsonNode queue = json("GET", "queues/orders", "");
    assertThat(queue.get("visible").intValue()).isEqualTo(2);
    assertThat(json("GET", "queues", "")).hasSize(1);
    JsonNode page = json("GET", "queues/orders/messages?limit=1", "");
    assertThat(page.get("messages").get(0).get("body").textValue()).isEqualTo("m1");
    String next = "queues/orders/messages?limit=1&after=" + page.get("next");
    assertThat(json("GET", next, "").get("messages").get(0).get("body").textValue())
        .isEqualTo("m2");
    assertThat(json("GET", "queues/orders", "").get("visible").intValue()).isEqualTo(2);
  }

  @Test
  void aResetEmptiesOneQueueOrDeletesAll() throws Exception {
    orders("Action=SendMessage&MessageBody=m1");
    json("PUT", "limits/orders", "{\"inFlight\":1}");
    json("POST", "reset/orders", "");
    JsonNode queue = json("GET", "queues/orders", "");
    assertThat(queue.get("visible").intValue()).isZero();
    assertThat(queue.get("limits").get("inFlight").intValue()).isEqualTo(120_000);
    json("POST", "reset", "");
    assertThat(json("GET", "queues", "")).isEmpty();
  }

  @Test
  void whatIsWrongIsNamed() throws Exception {
    assertThat(problem(400, "POST", "clock/advance", "{\"by\":\"soon\"}"))
        .isEqualTo("The field by is \"soon\", and must be a duration such as \"PT5M\".");
    assertThat(problem(400, "POST", "clock/advance", "{}"))
        .isEqualTo("The field by is missing, and must be a duration such as \"PT5M\".");
    assertThat(problem(400, "POST", "clock/advance", "{\"by\":\"-PT1S\"}"))
        .isEqualTo("The field by is \"-PT1S\", and must be a duration such as \"PT5M\".");
    assertThat(problem(400, "PUT", "limits", "{\"inflight\":1}"))
        .isEqualTo("There is no field inflight here. Known: inFlight, lookAhead, storedBytes.");
    assertThat(problem(400, "PUT", "limits/orders", "{\"storedBytes\":1}"))
        .isEqualTo("There is no field storedBytes here. Known: inFlight, lookAhead.");
    assertThat(problem(400, "PUT", "limits", "{\"storedBytes\":\"1MB\"}"))
        .isEqualTo("The field storedBytes is \"1MB\", and must be a whole number of at least 1.");
    assertThat(problem(400, "PUT", "limits", "{\"inFlight\":5000000000}"))
        .isEqualTo("The field inFlight is 5000000000, and must be a whole number of at least 1.");
    assertThat(problem(400, "PUT", "limits", "{\"inFlight\":0}"))
        .isEqualTo("The field inFlight is 0, and must be a whole number of at least 1.");
    assertThat(problem(400, "PUT", "limits", "[1]")).isEqualTo("The body is not a JSON object.");
    assertThat(problem(400, "PUT", "limits", "{"))
        .isEqualTo("The body is not JSON: it ends too early, at line 1, column 2.");
    assertThat(problem(400, "PUT", "limits", "{\"inFlight\":\n x}"))
        .isEqualTo("The body is not JSON: something else was expected, at line 2, column 2.");
    assertThat(problem(400, "PUT", "limits", "{} {}"))
        .isEqualTo("The body is not JSON: something follows its end, at line 1, column 4.");
    assertThat(problem(400, "PUT", "limits", "{\"inFlight\":1,\"inFlight\":2}"))
        .isEqualTo("The body is not JSON: a field is given twice, at line 1, column 26.");
    assertThat(problem(400, "PUT", "limits", "{\"a\":" + "[".repeat(5_000)))
        .startsWith("The body is not JSON: it is nested too deeply");
    assertThat(problem(400, "GET", "queues/orders/messages?limit=0", ""))
        .isEqualTo(
            "The parameter limit is 0, and must be a whole number of at least 1 and at most 1000.");
  }

  @Test
  void whatIsNotThereIsNamed() throws Exception {
    assertThat(problem(404, "GET", "queues/nix", ""))
        .isEqualTo("There is no queue arn:aws:sqs:us-east-1:000000000000:nix.");
    assertThat(problem(404, "GET", "moon", "")).contains("clock, faults, limits, queues, reset");
    assertThat(problem(404, "POST", "clock/rewind", "")).contains("advance, next, pause");
    assertThat(problem(404, "GET", "queues/orders/messages/1", "")).contains("nothing under");
    assertThat(problem(405, "DELETE", "limits", "")).isEqualTo("Use GET here.");
  }

  @Test
  void thereAreAThousandThrottlesAndFaultRulesAtMost() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      json("POST", "throttles", "{\"rate\":1000000}");
      json("POST", "faults", "{\"drop\":{}, \"queue\":\"none\"}");
    }
    assertThat(problem(400, "POST", "throttles", "{\"rate\":1}"))
        .isEqualTo("There can't be more than 1000 throttles. Remove some first.");
    assertThat(problem(400, "POST", "throttles/profile", "{\"profile\":\"aws-fifo\"}"))
        .isEqualTo("There can't be more than 1000 throttles. Remove some first.");
    assertThat(problem(400, "POST", "faults", "{\"drop\":{}}"))
        .isEqualTo("There can't be more than 1000 fault rules. Remove some first.");
    assertThat(json("GET", "throttles", "")).hasSize(1_000);
    json("DELETE", "faults/1", "");
    json("POST", "faults", "{\"drop\":{}}");
  }
}
