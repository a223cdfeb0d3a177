package dev.tailback.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.config.Configuration;
import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.QueueSpec;
import dev.tailback.server.Tailback;
import dev.tailback.server.TailbackBuilder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The state that a reset restores, over HTTP. */
class ResetTest {
  private static final long START = 1_795_300_000_000L;
  private static final Configuration FILE =
      Configuration.of(
          "tailback.yaml",
          """
          queues:
            orders:
              VisibilityTimeout: 60
              deadLetterQueue: {name: orders-dlq, maxReceiveCount: 3}
              tags: {team: checkout}
              limits: {inFlight: 10}
            orders-dlq:
          throttles:
            - {queue: slow, rate: 1}
          faults:
            - {queue: orders, actions: [SendMessage], until: PT5M, error: {code: OverLimit}}
          """);

  private final EngineClock clock = EngineClock.pausedAt(START);
  private final HttpClient client = HttpClient.newHttpClient();
  private Tailback tailback = Tailback.builder().clock(clock).start();

  @AfterEach
  void stop() {
    tailback.close();
  }

  private void restart(TailbackBuilder builder) {
    tailback.close();
    tailback = builder.start();
  }

  private void restartWithFile() {
    restart(Tailback.builder().clock(clock).configuration(FILE));
  }

  private String call(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(tailback.endpoint().resolve(path))
            .method(method, BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  private String sqs(String query) throws Exception {
    return call("GET", "/?" + query, "");
  }

  private String orders(String query) throws Exception {
    return call("GET", "/000000000000/orders?" + query, "");
  }

  private JsonNode admin(String method, String path, String body) throws Exception {
    return AdminRequest.JSON.readTree(call(method, "/_tailback/" + path, body));
  }

  private void reset() throws Exception {
    assertThat(call("POST", "/_tailback/reset", "")).isEqualTo("{}\n");
  }

  @Test
  void queuesOfTheStartExistAgainAsTheyWereAndOthersAreGone() throws Exception {
    restartWithFile();
    admin("DELETE", "faults", "");
    JsonNode queues = admin("GET", "queues", "");
    String attributes = orders("Action=GetQueueAttributes&AttributeName.1=RedrivePolicy");
    assertThat(attributes).contains("orders-dlq");
    orders("Action=SendMessage&MessageBody=m1");
    orders("Action=SetQueueAttributes&Attribute.1.Name=VisibilityTimeout&Attribute.1.Value=1");
    orders("Action=UntagQueue&TagKey.1=team");
    admin("PUT", "limits/orders", "{\"inFlight\":1}");
    sqs("Action=CreateQueue&QueueName=later");
    call("GET", "/000000000000/orders-dlq?Action=DeleteQueue", "");
    reset();
    assertThat(admin("GET", "queues", "")).isEqualTo(queues).hasSize(2);
    assertThat(orders("Action=GetQueueAttributes&AttributeName.1=VisibilityTimeout"))
        .contains("<Value>60</Value>");
    assertThat(orders("Action=ListQueueTags")).contains("<Value>checkout</Value>");
    assertThat(orders("Action=GetQueueAttributes&AttributeName.1=RedrivePolicy"))
        .contains("orders-dlq");
  }

  @Test
  void withoutQueuesOfTheStartNoneAreLeft() throws Exception {
    sqs("Action=CreateQueue&QueueName=orders");
    reset();
    assertThat(admin("GET", "queues", "")).isEmpty();
  }

  @Test
  void aNameThatWasToStayFreeForSixtySecondsIsFree() throws Exception {
    restart(
        Tailback.builder()
            .clock(clock)
            .engineSettings(settings -> settings.withSixtySecondRules(true))
            .configuration(FILE));
    sqs("Action=CreateQueue&QueueName=later");
    orders("Action=DeleteQueue");
    call("GET", "/000000000000/later?Action=DeleteQueue", "");
    assertThat(sqs("Action=CreateQueue&QueueName=later")).contains("QueueDeletedRecently");
    reset();
    assertThat(admin("GET", "queues", "").findValuesAsText("name"))
        .containsExactly("orders", "orders-dlq");
    assertThat(sqs("Action=CreateQueue&QueueName=later")).contains("<QueueUrl>");
    assertThat(admin("GET", "clock", "").has("next")).isFalse();
  }

  @Test
  void aHandleFromBeforeIsInvalid() throws Exception {
    restart(Tailback.builder().clock(clock).queues(List.of(QueueSpec.named("orders"))));
    orders("Action=SendMessage&MessageBody=m1");
    String handle =
        orders("Action=ReceiveMessage")
            .replaceAll("(?s).*<ReceiptHandle>(.*)</ReceiptHandle>.*", "$1");
    reset();
    orders("Action=SendMessage&MessageBody=m1");
    assertThat(orders("Action=DeleteMessage&ReceiptHandle=" + handle.replace("+", "%2B")))
        .contains("ReceiptHandleIsInvalid");
    assertThat(admin("GET", "queues/orders", "").get("visible").intValue()).isEqualTo(1);
  }

  @Test
  void aClockThatWasPausedAtTheStartIsPausedWhereItIs() throws Exception {
    admin("POST", "clock/advance", "{\"by\":\"PT5M\"}");
    admin("POST", "clock/resume", "");
    reset();
    assertThat(clock.isPaused()).isTrue();
    assertThat(clock.nowMillis()).isGreaterThanOrEqualTo(START + 300_000);
  }

  @Test
  void aClockThatRanAtTheStartRunsOnFromWhereItIs() throws Exception {
    EngineClock running = EngineClock.running();
    restart(Tailback.builder().clock(running));
    admin("POST", "clock/pause", "");
    admin("POST", "clock/advance", "{\"by\":\"PT5M\"}");
    long before = running.nowMillis();
    reset();
    assertThat(running.isPaused()).isFalse();
    assertThat(running.nowMillis()).isGreaterThanOrEqualTo(before);
  }

  @Test
  void throttlesAndFaultsAreThoseOfTheStartWithIdsFrom1() throws Exception {
    restartWithFile();
    JsonNode throttles = admin("GET", "throttles", "");
    JsonNode faults = admin("GET", "faults", "");
    assertThat(orders("Action=SendMessage&MessageBody=m")).contains("OverLimit");
    admin("DELETE", "throttles", "");
    admin("POST", "throttles", "{\"rate\":2}");
    admin("POST", "faults", "{\"drop\":{}}");
    reset();
    assertThat(admin("GET", "throttles", "")).isEqualTo(throttles);
    assertThat(admin("GET", "faults", "")).isEqualTo(faults);
    assertThat(admin("POST", "throttles", "{\"rate\":2}").get("id").intValue()).isEqualTo(2);
    assertThat(admin("POST", "faults", "{\"queue\":\"none\",\"drop\":{}}").get("id").intValue())
        .isEqualTo(2);
  }

  @Test
  void aFaultsDurationBeginsAgain() throws Exception {
    restartWithFile();
    admin("POST", "clock/advance", "{\"by\":\"PT5M\"}");
    assertThat(orders("Action=SendMessage&MessageBody=m")).contains("<MessageId>");
    reset();
    assertThat(orders("Action=SendMessage&MessageBody=m")).contains("OverLimit");
  }

  @Test
  void chancesBeginAgainWithTheSeed() throws Exception {
    restart(Tailback.builder().clock(clock).engineSettings(EngineSettings.seeded(7)));
    List<Boolean> first = strikes();
    assertThat(first).contains(true, false);
    reset();
    assertThat(strikes()).isEqualTo(first);
  }

  /** Returns for which of many calls a fault rule fires, at even odds. */
  private List<Boolean> strikes() throws Exception {
    admin("POST", "faults", "{\"probability\":0.5,\"throttle\":{}}");
    List<String> answers =
        IntStream.range(0, 40).mapToObj(i -> unchecked("Action=ListQueues")).toList();
    return answers.stream().map(answer -> answer.contains("RequestThrottled")).toList();
  }

  private String unchecked(String query) {
    try {
      return sqs(query);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void limitsAreThoseOfTheStart() throws Exception {
    JsonNode limits = admin("GET", "limits", "");
    admin("PUT", "limits", "{\"inFlight\":5,\"lookAhead\":6,\"storedBytes\":7}");
    reset();
    assertThat(admin("GET", "limits", "")).isEqualTo(limits);
  }

  @Test
  void oneQueueIsEmptiedAndHasTheLimitsItStartedWith() throws Exception {
    restartWithFile();
    admin("DELETE", "faults", "");
    sqs("Action=CreateQueue&QueueName=later");
    for (String queue : List.of("orders", "later")) {
      call("GET", "/000000000000/" + queue + "?Action=SendMessage&MessageBody=m1", "");
      admin("PUT", "limits/" + queue, "{\"inFlight\":1}");
      admin("POST", "reset/" + queue, "");
      assertThat(admin("GET", "queues/" + queue, "").get("visible").intValue()).isZero();
    }
    assertThat(inFlightLimits()).containsExactly(120_000, 10, 120_000);
  }

  private List<Integer> inFlightLimits() throws Exception {
    return admin("GET", "queues", "").findValues("limits").stream()
        .map(limits -> limits.get("inFlight").intValue())
        .toList();
  }
}
