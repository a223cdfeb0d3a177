package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.config.ConfigException;
import dev.tailback.config.Configuration;
import dev.tailback.engine.queue.QueueLimits;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.pressure.RuleSetting;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that are refused in front of another SQS. */
class InFrontSettingsTest {
  private static TailbackBuilder inFront() {
    TailbackBuilder builder = Tailback.builder();
    builder.ruleSetting = RuleSetting.IN_FRONT;
    return builder;
  }

  private static void assertRefused(TailbackBuilder builder, String complaint) {
    assertThatThrownBy(builder::start).isInstanceOf(ConfigException.class).hasMessage(complaint);
  }

  @Test
  void aPausedClockIsRefused() {
    String complaint =
        "The clock can't be paused in front of another SQS, because it follows real time there.";
    assertRefused(inFront().clock(EngineClock.paused()), complaint);
    assertRefused(inFront().profile(Profile.TEST), complaint);
  }

  @Test
  void aSnapshotIsRefused() {
    assertRefused(
        inFront().snapshot(Path.of("state")),
        "--snapshot can't be used in front of another SQS, which keeps the queues.");
  }

  @Test
  void policiesThatAreNotHereAreNotPromised() {
    assertRefused(
        inFront().enforcePolicies(true),
        "--enforce-policies can't be used in front of another SQS, which enforces its policies"
            + " itself and sees this server as every call's caller.");
  }

  @Test
  void limitsAreRefused() {
    assertRefused(
        inFront().engineSettings(it -> it.withLimits(new QueueLimits(5, 120_000))),
        "The limits --in-flight and --look-ahead (limits in a file) can't be used in front of"
            + " another SQS, which has its own limits.");
    Configuration file =
        Configuration.of("t.yaml", "queues:\n  orders:\n    limits: {inFlight: 5}");
    assertRefused(
        inFront().configuration(file),
        "t.yaml:2: queues.orders: limits can't be used in front of another SQS, which has its own"
            + " limits");
  }

  @Test
  void storedBytesAreRefused() {
    assertRefused(
        inFront().engineSettings(it -> it.withMaxStoredBytes(1_000_000)),
        "--stored-bytes can't be used in front of another SQS, because no message is stored here.");
  }

  @Test
  void rulesWithoutAnEndAreRefused() {
    assertRefused(
        inFront().configuration(Configuration.of("t.yaml", "faults:\n- drop: {}")),
        "t.yaml:2: faults[0].for: is missing, and must be a duration of at most 24h: in front of"
            + " another SQS, every rule ends by itself");
    assertThatThrownBy(inFront().profile(Profile.AWS)::start)
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("profile aws:2: throttles[0].for: is missing");
  }

  private static HttpResponse<String> send(
      Tailback tailback, String method, String path, String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(tailback.endpoint().resolve("/_tailback/" + path))
                .method(method, BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          POST | clock/advance        | {"by":"PT5M"}                  | 409 | The clock can't be moved in front of another SQS, because it follows real time there.
          POST | clock/next           | {}                             | 409 | The clock can't be moved in front of another SQS, because it follows real time there.
          POST | clock/pause          | {}                             | 409 | The clock can't be moved in front of another SQS, because it follows real time there.
          POST | clock/resume         | {}                             | 409 | The clock can't be moved in front of another SQS, because it follows real time there.
          GET  | limits               | {}                             | 409 | Limits can't be used in front of another SQS, which has its own limits.
          GET  | events?queue=orders  | {}                             | 409 | Events can't be seen in front of another SQS, which doesn't tell what happens in its queues.
          POST | await                | {"queue":"orders","sent":1}    | 409 | Events can't be seen in front of another SQS, which doesn't tell what happens in its queues.
          GET  | export               | {}                             | 409 | An export can't be made in front of another SQS, which has the queues. tailback copy writes them as a configuration file.
          PUT  | limits               | {"inFlight":5}                 | 409 | Limits can't be used in front of another SQS, which has its own limits.
          PUT  | limits/orders?region=eu-west-1 | {"inFlight":5}       | 409 | Limits can't be used in front of another SQS, which has its own limits.
          POST | reset                | {}                             | 409 | A reset can't be used in front of another SQS, whose queues stay as they are. POST /_tailback/rules/stop ends all rules.
          POST | reset/orders         | {}                             | 409 | A reset can't be used in front of another SQS, whose queues stay as they are.
          POST | throttles            | {"rate":1}                     | 400 | The field for is missing, and must be a duration of at most 24h: in front of another SQS, every rule ends by itself.
          POST | throttles/profile    | {"profile":"aws-fifo"}         | 400 | The field for is missing, and must be a duration of at most 24h: in front of another SQS, every rule ends by itself.
          POST | faults               | {"drop":{},"for":"25h"}        | 400 | The field for is "25h", and must be a duration of at most 24h: in front of another SQS, every rule ends by itself.
          POST | faults               | {"reorder":{},"for":"1h"}      | 400 | The effect reorder can't be used in front of another SQS, because it happens inside Tailback's own queues.
          """)
  void theAdminApiSaysWhatCannotBeUsed(
      String method, String path, String body, int status, String error) throws Exception {
    try (Tailback tailback = inFront().start()) {
      HttpResponse<String> answer = send(tailback, method, path, body);
      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(answer.body().replace("\\\"", "\"")).contains(error);
      assertThat(tailback.throttles().list()).isEmpty();
      assertThat(tailback.faults().list()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, clock, ''",
    "GET, clock/horizon, ''",
    "POST, faults, '{\"duplicate\":{},\"for\":\"1h\"}'",
    "POST, throttles, '{\"rate\":1,\"for\":\"PT10M\"}'",
    "POST, throttles/profile, '{\"profile\":\"aws-fifo\",\"for\":\"24h\"}'",
    "POST, rules/stop, ''"
  })
  void theRestOfTheAdminApiWorks(String method, String path, String body) throws Exception {
    try (Tailback tailback = inFront().start()) {
      assertThat(send(tailback, method, path, body).statusCode()).isEqualTo(200);
    }
  }
}
