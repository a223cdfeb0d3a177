package dev.tailback.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.engine.queue.MessageContent;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.Tailback;
import dev.tailback.server.http.LogCapture;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
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

/** The admin API over HTTP, beside the SQS API. */
class AdminTest {
  private static final long START = 1_795_300_000_000L;

  private final Tailback tailback = Tailback.builder().clock(EngineClock.pausedAt(START)).start();
  private final AdminClient admin = new AdminClient(tailback);
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void createQueue() throws Exception {
    admin.get("/?Action=CreateQueue&QueueName=orders");
  }

  @AfterEach
  void stop() {
    tailback.close();
  }

  private String orders(String query) throws Exception {
    return admin.get("/000000000000/orders?" + query);
  }

  @Test
  void theClockIsMovedAndTellsWhatHasHappened() throws Exception {
    orders("Action=SendMessage&MessageBody=hello&DelaySeconds=60");
    JsonNode before = admin.json("GET", "clock", "");
    assertThat(before.get("mode").textValue()).isEqualTo("paused");
    assertThat(before.get("nowMillis").longValue()).isEqualTo(START);
    assertThat(before.get("next").get("what").textValue())
        .isEqualTo("a message of orders becomes visible");
    JsonNode after = admin.json("POST", "clock/advance", "{\"by\":\"PT5M\"}");
    assertThat(after.get("nowMillis").longValue()).isEqualTo(START + 300_000);
    assertThat(after.get("happened").get("delaysEnded").intValue()).isEqualTo(1);
    assertThat(orders("Action=ReceiveMessage")).contains("<Body>hello</Body>");
  }

  @Test
  void theClockGoesToTheNextDeadline() throws Exception {
    orders("Action=SendMessage&MessageBody=hello&DelaySeconds=60");
    JsonNode moved = admin.json("POST", "clock/next", "");
    assertThat(moved.get("nowMillis").longValue()).isEqualTo(START + 60_000);
  }

  @Test
  void theClockIsPausedAndResumed() throws Exception {
    assertThat(admin.json("POST", "clock/resume", "").get("mode").textValue()).isEqualTo("running");
    assertThat(admin.json("POST", "clock/pause", "").get("mode").textValue()).isEqualTo("paused");
  }

  @Test
  void aParkedPollIsSeenWithItsEndAndEndsThen() throws Exception {
    CompletableFuture<HttpResponse<String>> poll =
        client.sendAsync(
            HttpRequest.newBuilder(
                    tailback
                        .endpoint()
                        .resolve("/000000000000/orders?Action=ReceiveMessage&WaitTimeSeconds=20"))
                .build(),
            BodyHandlers.ofString());
    Awaitility.await().until(() -> admin.json("GET", "clock", "").get("waiting").size() == 1);
    JsonNode waiting = admin.json("GET", "clock", "").get("waiting").get(0);
    assertThat(waiting.get("endsAtMillis").longValue()).isEqualTo(START + 20_000);
    JsonNode moved = admin.json("POST", "clock/advance", "{\"by\":\"PT20S\"}");
    assertThat(moved.get("happened").get("receivesEnded").intValue()).isEqualTo(1);
    assertThat(poll.get().body()).contains("<ReceiveMessageResult/>");
  }

  @Test
  void aLoweredLimitRefusesTheNextShortPoll() throws Exception {
    orders("Action=SendMessage&MessageBody=m1");
    orders("Action=SendMessage&MessageBody=m2");
    assertThat(admin.json("PUT", "limits/orders", "{\"inFlight\":1}").get("lookAhead").intValue())
        .isEqualTo(120_000);
    assertThat(orders("Action=ReceiveMessage&MaxNumberOfMessages=10"))
        .contains("<Body>m1</Body>")
        .doesNotContain("<Body>m2</Body>");
    assertThat(orders("Action=ReceiveMessage")).contains("<Code>OverLimit</Code>");
  }

  @Test
  void queuesToComeGetTheDefaultLimits() throws Exception {
    admin.json("PUT", "limits", "{\"inFlight\":5,\"lookAhead\":20}");
    admin.get("/?Action=CreateQueue&QueueName=later");
    assertThat(admin.json("GET", "limits/later", "").get("inFlight").intValue()).isEqualTo(5);
    assertThat(admin.json("GET", "limits/orders", "").get("inFlight").intValue())
        .isEqualTo(120_000);
  }

  @Test
  void theStorageLimitAppliesAndIsRestored() throws Exception {
    long before = admin.json("GET", "limits", "").get("storedBytes").longValue();
    assertThat(before).isEqualTo(Runtime.getRuntime().maxMemory() / 2);
    JsonNode changed = admin.json("PUT", "limits", "{\"storedBytes\":3000000000}");
    assertThat(changed.get("storedBytes").longValue()).isEqualTo(3_000_000_000L);
    assertThat(changed.get("inFlight").intValue()).isEqualTo(120_000);
    assertThat(admin.json("PUT", "limits", "{\"inFlight\":5}"))
        .isEqualTo(admin.json("GET", "limits", ""));
    assertThat(admin.json("GET", "limits", "").get("storedBytes").longValue())
        .isEqualTo(3_000_000_000L);
    assertThat(admin.json("GET", "limits/orders", "").has("storedBytes")).isFalse();

    admin.json("PUT", "limits", "{\"storedBytes\":1}");
    try (LogCapture log = LogCapture.of(Logger.getLogger(Tailback.class.getName()))) {
      assertThat(orders("Action=SendMessage&MessageBody=m1")).contains("ServiceUnavailable");
      assertThat(log.records()).hasSize(1);
    }
    admin.json("POST", "reset/orders", "");
    assertThat(admin.json("GET", "limits", "").get("storedBytes").longValue()).isEqualTo(1);
    admin.json("POST", "reset", "");
    assertThat(admin.json("GET", "limits", "").get("storedBytes").longValue()).isEqualTo(before);
  }

  @Test
  void aQueueAndItsMessagesAreLookedAtWithoutReceivingThem() throws Exception {
    orders("Action=SendMessage&MessageBody=m1");
    orders("Action=SendMessage&MessageBody=m2");
    JsonNode queue = admin.json("GET", "queues/orders", "");
    assertThat(queue.get("visible").intValue()).isEqualTo(2);
    assertThat(admin.json("GET", "queues", "")).hasSize(1);
    JsonNode page = admin.json("GET", "queues/orders/messages?limit=1", "");
    assertThat(page.get("messages").get(0).get("body").textValue()).isEqualTo("m1");
    String next = "queues/orders/messages?limit=1&after=" + page.get("next");
    assertThat(admin.json("GET", next, "").get("messages").get(0).get("body").textValue())
        .isEqualTo("m2");
    assertThat(admin.json("GET", "queues/orders", "").get("visible").intValue()).isEqualTo(2);
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

    JsonNode queue = admin.json("GET", "queues/orders", "");

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
    JsonNode page = admin.json("GET", "queues/orders/messages", "");
    assertThat(page.get("messages")).hasSize(2);
    JsonNode last = admin.json("GET", "queues/orders/messages?after=" + page.get("next"), "");
    assertThat(last.get("messages")).hasSize(1);
    assertThat(last.has("next")).isFalse();
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
    return admin.json("GET", path, "").findValuesAsText("name");
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
    assertThat(admin.call("GET", "limits/orders", "").body())
        .isEqualTo(
            """
            {
              "inFlight": 120000,
              "lookAhead": 120000
            }
            """);
    assertThat(admin.call("GET", "throttles", "").body()).isEqualTo("[]\n");
    assertThat(admin.call("POST", "reset/orders", "").body()).isEqualTo("{}\n");
    assertThat(admin.call("GET", "queues", "").body())
        .startsWith("[\n  {\n    \"name\": \"orders\",\n");
    assertThat(admin.call("GET", "queues/nix", "").body())
        .isEqualTo(
            """
            {
              "error": "There is no queue arn:aws:sqs:us-east-1:000000000000:nix."
            }
            """);
  }
}
