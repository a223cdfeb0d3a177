package dev.tailback.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.engine.queue.MessageContent;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.Tailback;
import dev.tailback.server.http.LogCapture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The admin API over HTTP, beside the SQS API. */
class AdminTest {
  private static final long START = 1_795_300_000_000L;

  private final Tailback tailback = Tailback.builder().clock(EngineClock.pausedAt(START)).start();
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
    assertThat(before.get("mode").textValue()).isEqualTo("paused");
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
    assertThat(json("POST", "clock/pause", "").get("mode").textValue()).isEqualTo("paused");
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
        .contains("<Body>m1</Body>")
        .doesNotContain("<Body>m2</Body>");
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
  void aQueueShowsWhatHasHappenedInIt() throws Exception {
    orders("Action=SendMessage&MessageBody=12345");
    String received = orders("Action=ReceiveMessage");
    String handle =
        received
            .replaceAll("(?s).*<ReceiptHandle>(.*)</ReceiptHandle>.*", "$1")
            .replace("+", "%2B");
    tailback.gate().advance(Duration.ofSeconds(2));
    orders("Action=DeleteMessage&ReceiptHandle=" + handle);
    orders("Action=ReceiveMessage");

    JsonNode queue = json("GET", "queues/orders", "");

    assertThat(queue.get("storedBytes").longValue()).isZero();
    assertThat(queue.get("totals").get("sentBytes").longValue()).isEqualTo(5);
    assertThat(queue.get("totals").get("received").longValue()).isEqualTo(1);
    assertThat(queue.get("totals").get("deleted").longValue()).isEqualTo(1);
    assertThat(queue.get("totals").get("emptyShortPolls").longValue()).isEqualTo(1);
    assertThat(queue.get("processingMillis").get("p99").longValue()).isBetween(2_000L, 2_125L);
  }

  private void send(String body) {
    QueueAddress orders = new QueueAddress("000000000000", "us-east-1", "orders");
    MessageContent content = new MessageContent(body, Map.of(), null, null, null, "000000000000");
    tailback.gate().run(queues -> queues.get(orders).send(content, null));
  }

  @Test
  void aPageOfLargeMessagesEndsEarly() throws Exception {
    for (int i = 0; i < 3; i++) {
      send("x".repeat(900_000));
    }
    JsonNode page = json("GET", "queues/orders/messages", "");
    assertThat(page.get("messages")).hasSize(2);
    JsonNode last = json("GET", "queues/orders/messages?after=" + page.get("next"), "");
    assertThat(last.get("messages")).hasSize(1);
    assertThat(last.has("next")).isFalse();
  }

  @Test
  void whatIsWrongIsNamed() throws Exception {
    assertThat(problem(400, "POST", "clock/advance", "{\"by\":\"soon\"}"))
        .isEqualTo("The field by is \"soon\", and must be a duration such as \"5m\" or \"PT5M\".");
    assertThat(problem(400, "POST", "clock/advance", "{}"))
        .isEqualTo("The field by is missing, and must be a duration such as \"5m\" or \"PT5M\".");
    assertThat(problem(400, "POST", "clock/advance", "{\"by\":\"-PT1S\"}"))
        .isEqualTo("The field by is \"-PT1S\", and must be a duration such as \"5m\" or \"PT5M\".");
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
            "The parameter limit is '0', and must be a whole number of at least 1 and at most 1000.");
    assertThat(problem(400, "GET", "queues?account=12", ""))
        .isEqualTo("The parameter account is '12', and must be twelve digits.");
    assertThat(problem(400, "GET", "queues?region=", ""))
        .isEqualTo("The parameter region is '', and must be a region such as us-east-1.");
    assertThat(problem(400, "GET", "queues?region=a&region=b", ""))
        .isEqualTo("The parameter region is given twice.");
  }

  @Test
  void whatIsNotThereIsNamed() throws Exception {
    assertThat(problem(404, "GET", "queues/nix", ""))
        .isEqualTo("There is no queue arn:aws:sqs:us-east-1:000000000000:nix.");
    assertThat(problem(404, "GET", "moon", ""))
        .contains(
            "alarms, await, clock, compare, diagnosis, events, export, faults, lab, limits, queues, reset, rules, scaling, snapshot, spark, throttles");
    assertThat(problem(404, "POST", "clock/rewind", "")).contains("advance, horizon, next, pause");
    assertThat(problem(404, "GET", "queues/orders/messages/1", "")).contains("nothing under");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    | alarms                 | Known: account, region.
          GET    | clock                  | None is expected.
          GET    | clock/horizon          | Known: seconds, bins.
          POST   | clock/advance          | None is expected.
          POST   | clock/next             | None is expected.
          POST   | clock/pause            | None is expected.
          POST   | clock/resume           | None is expected.
          GET    | queues                 | Known: account, region.
          GET    | queues/orders          | Known: account, region.
          GET    | queues/orders/messages | Known: account, region, after, limit, search, state, group.
          GET    | limits                 | None is expected.
          PUT    | limits                 | None is expected.
          GET    | limits/orders          | Known: account, region.
          PUT    | limits/orders          | Known: account, region.
          GET    | throttles              | None is expected.
          POST   | throttles              | None is expected.
          DELETE | throttles              | None is expected.
          GET    | throttles/1            | None is expected.
          DELETE | throttles/1            | None is expected.
          POST   | throttles/profile      | None is expected.
          GET    | faults                 | None is expected.
          POST   | faults                 | None is expected.
          DELETE | faults                 | None is expected.
          GET    | faults/1               | None is expected.
          DELETE | faults/1               | None is expected.
          POST   | reset                  | None is expected.
          POST   | reset/orders           | Known: account, region.
          """)
  void aParameterThatIsNotKnownIsNamed(String method, String path, String offer) throws Exception {
    HttpResponse<String> response = admin(method, path + "?regoin=eu-west-1", "");
    assertThat(response.statusCode()).isEqualTo(400);
    JsonNode problem = AdminRequest.JSON.readTree(response.body());
    assertThat(problem.path("field").textValue()).isEqualTo("regoin");
    assertThat(problem.path("error").textValue())
        .isEqualTo("There is no parameter regoin here. " + offer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST   | alarms                 | GET
          POST   | clock                  | GET
          GET    | clock/advance          | POST
          POST   | clock/horizon          | GET
          GET    | clock/next             | POST
          GET    | clock/pause            | POST
          PUT    | clock/resume           | POST
          POST   | queues                 | GET
          DELETE | queues/orders          | GET
          POST   | queues/orders/messages | GET
          DELETE | limits                 | GET, PUT
          POST   | limits/orders          | GET, PUT
          PUT    | throttles              | GET, POST, DELETE
          POST   | throttles/1            | GET, DELETE
          GET    | throttles/profile      | POST
          PUT    | faults                 | GET, POST, DELETE
          POST   | faults/1               | GET, DELETE
          GET    | reset                  | POST
          DELETE | reset/orders           | POST
          """)
  void aMethodThatDoesNotWorkIsAnsweredWithThoseThatDo(String method, String path, String allow)
      throws Exception {
    HttpResponse<String> response = admin(method, path, "");
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains(allow);
    assertThat(AdminRequest.JSON.readTree(response.body()).path("error").textValue())
        .isEqualTo(
            "%s is not supported on /_tailback/%s; use %s."
                .formatted(method, path, allow.replace(", ", " or ")));
  }

  @Test
  void allQueuesAreListedOrThoseOfAnAccountAndARegion() throws Exception {
    createQueue("111122223333", "eu-west-1", "there");
    createQueue("111122223333", "us-east-1", "near");
    assertThat(names("queues")).containsExactly("orders", "there", "near");
    assertThat(names("queues?account=111122223333")).containsExactly("there", "near");
    assertThat(names("queues?region=us-east-1")).containsExactly("orders", "near");
    assertThat(names("queues?region=eu-west-1&account=111122223333")).containsExactly("there");
    assertThat(names("queues?region=eu-west-1&account=000000000000")).isEmpty();
  }

  private List<String> names(String path) throws Exception {
    return json("GET", path, "").findValuesAsText("name");
  }

  /** Creates a queue as a client whose request is signed for this region. */
  private void createQueue(String accessKey, String region, String name) throws Exception {
    String signature =
        "AWS4-HMAC-SHA256 Credential=%s/20270131/%s/sqs/aws4_request, SignedHeaders=host, Signature=0"
            .formatted(accessKey, region);
    HttpRequest request =
        HttpRequest.newBuilder(
                tailback.endpoint().resolve("/?Action=CreateQueue&QueueName=" + name))
            .header("Authorization", signature)
            .build();
    assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  @Test
  void answersAreIndentedAndEndWithANewline() throws Exception {
    assertThat(admin("GET", "limits/orders", "").body())
        .isEqualTo(
            """
            {
              "inFlight": 120000,
              "lookAhead": 120000
            }
            """);
    assertThat(admin("GET", "throttles", "").body()).isEqualTo("[]\n");
    assertThat(admin("POST", "reset/orders", "").body()).isEqualTo("{}\n");
    assertThat(admin("GET", "queues", "").body()).startsWith("[\n  {\n    \"name\": \"orders\",\n");
    assertThat(admin("GET", "queues/nix", "").body())
        .isEqualTo(
            """
            {
              "error": "There is no queue arn:aws:sqs:us-east-1:000000000000:nix."
            }
            """);
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
