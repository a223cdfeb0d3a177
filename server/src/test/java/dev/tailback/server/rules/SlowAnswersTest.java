package dev.tailback.server.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tailback.engine.time.EngineClock;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that send answers slowly: in real time, independent of the queues' clock. */
@Timeout(60)
class SlowAnswersTest {
  private static final String AN_HOUR = "'slowAnswer': {'over': '1h'}";

  private final FaultyEmulator emulator = new FaultyEmulator(1);
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    emulator.close();
  }

  /** Calls, and returns as soon as the answer's headers have arrived. */
  private HttpResponse<InputStream> begin(String action) throws Exception {
    return http.send(
        HttpRequest.newBuilder(emulator.endpoint())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("Action=" + action))
            .build(),
        BodyHandlers.ofInputStream());
  }

  private static String rest(HttpResponse<InputStream> answer) throws IOException {
    return new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({"ListQueues, 200, </ListQueuesResponse>", "GetQueueUrl, 400, </ErrorResponse>"})
  void theHeadComesAtOnceAndTheCallIsCarriedOut(String action, int status, String end)
      throws Exception {
    long id = emulator.fault("{" + AN_HOUR + "}");
    HttpResponse<InputStream> answer = begin(action);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body().read()).isEqualTo('<');
    assertThat(answer.body().available()).isZero();
    assertThat(emulator.hits(id)).isEqualTo(1);
    emulator.admin("POST", "rules/stop", "");
    assertThat(rest(answer)).contains(end);
  }

  @Test
  void theCallTakesEffectAtOnce() throws Exception {
    emulator.queue("orders");
    emulator.fault("{'actions': ['SendMessage'], 'slowAnswer': {'bytesPerSecond': 1}}");
    HttpResponse<InputStream> answer =
        begin("SendMessage&QueueUrl=http://any/000000000000/orders&MessageBody=a");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(emulator.visible("orders")).isEqualTo(1);
    answer.body().close();
  }

  @ParameterizedTest
  @CsvSource({"POST, rules/stop", "DELETE, faults", "DELETE, faults/1", "POST, reset"})
  void theEndOfTheRuleSendsTheRest(String method, String path) throws Exception {
    emulator.fault("{" + AN_HOUR + "}");
    HttpResponse<InputStream> answer = begin("ListQueues");
    assertThat(emulator.admin(method, path, "").status()).isEqualTo(200);
    assertThat(rest(answer)).endsWith("</ListQueuesResponse>");
  }

  @Test
  void theEndOfTheRulesTimeSendsTheRest() throws Exception {
    emulator.fault("{'for': '10m', " + AN_HOUR + "}");
    HttpResponse<InputStream> answer = begin("ListQueues");
    emulator.advance(Duration.ofMinutes(10));
    assertThat(rest(answer)).endsWith("</ListQueuesResponse>");
  }

  @Test
  void theEndOfItsTimeNeedsNoOtherCallOnARunningClock() throws Exception {
    try (FaultyEmulator running = new FaultyEmulator(1, EngineClock.running())) {
      running.fault("{'for': '500ms', " + AN_HOUR + "}");
      assertThat(running.query("Action=ListQueues").body()).endsWith("</ListQueuesResponse>");
    }
  }

  @Test
  void theServersStopSendsTheRest() throws Exception {
    emulator.fault("{" + AN_HOUR + "}");
    HttpResponse<InputStream> answer = begin("ListQueues");
    emulator.close();
    assertThat(rest(answer)).endsWith("</ListQueuesResponse>");
  }

  @Test
  void anAnswerThatIsSlowAfterAWaitIsSlow() throws Exception {
    String orders = emulator.queue("orders");
    emulator.fault("{'actions': ['ReceiveMessage'], 'slowAnswer': {'over': '400ms'}}");
    long began = System.nanoTime();
    emulator.send(orders, "a");
    assertThat(emulator.receiveBodies(orders)).containsExactly("a");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(399));
  }

  @Test
  void aClientThatGivesUpIsForgotten() throws Exception {
    long id = emulator.fault("{" + AN_HOUR + "}");
    begin("ListQueues").body().close();
    await().untilAsserted(() -> assertThat(emulator.hits(id)).isEqualTo(1));
    emulator.admin("POST", "rules/stop", "");
    assertThat(emulator.query("Action=ListQueues").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {} | A slow answer has one pace, one of bytesPerSecond, over; this one has none.
          {'bytesPerSecond': 1, 'over': '1s'} | A slow answer has one pace, one of bytesPerSecond, over; this one has bytesPerSecond and over.
          {'bytesPerSecond': 0} | The field slowAnswer.bytesPerSecond is 0, and must be a whole number of at least 1.
          {'over': '0s'} | The field slowAnswer.over is "0s", and must be a duration of at least 1ms.
          {'over': '25h'} | The field slowAnswer.over is "25h", and must be at most 24h.
          """)
  void aPaceThatIsNoneIsRefused(String pace, String error) {
    FaultyEmulator.Answer answer = emulator.admin("POST", "faults", "{'slowAnswer': " + pace + "}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("error").textValue()).isEqualTo(error);
  }
}
