package dev.tailback.server.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that remove themselves. */
class RuleEndsTest {
  private final FaultyEmulator emulator = new FaultyEmulator(1);

  @AfterEach
  void stop() {
    emulator.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          faults    | {'throttle': {}, 'for': '10m'}
          throttles | {'rate': 0.001, 'scope': 'account', 'for': 'PT10M'}
          """)
  void aRuleActsUntilItsTimeIsOver(String family, String rule) {
    emulator.admin("POST", family, rule);
    emulator.query("Action=ListQueues");
    assertThat(emulator.query("Action=ListQueues").statusCode()).isEqualTo(403);
    emulator.advance(Duration.ofMinutes(10).minusMillis(1));
    JsonNode listed = emulator.admin("GET", family, "").json().get(0);
    assertThat(listed.get("endsAtMillis").longValue())
        .isEqualTo(FaultyEmulator.START_MILLIS + 600_000);
    assertThat(listed.get("endsInMillis").longValue()).isEqualTo(1);
    assertThat(emulator.query("Action=ListQueues").statusCode()).isEqualTo(403);
    emulator.advance(Duration.ofMillis(1));
    assertThat(emulator.query("Action=ListQueues").statusCode()).isEqualTo(200);
    assertThat(emulator.admin("GET", family, "").json()).isEmpty();
    assertThat(emulator.admin("GET", family + "/1", "").status()).isEqualTo(404);
  }

  @Test
  void aRuleWithoutAnEndIsListedWithoutOne() {
    emulator.fault("{'throttle': {}}");
    assertThat(emulator.admin("GET", "faults", "").json().get(0).has("endsAtMillis")).isFalse();
  }

  @Test
  void aThrottleIsListedAsItCanBePosted() {
    JsonNode added = emulator.admin("POST", "throttles", "{'rate': 1, 'for': '90s'}").json();
    assertThat(added.get("for").textValue()).isEqualTo("PT1M30S");
  }

  @Test
  void aProfileCanRemoveItself() {
    JsonNode added =
        emulator.admin("POST", "throttles/profile", "{'profile': 'aws-fifo', 'for': '1h'}").json();
    assertThat(added.get(0).get("endsInMillis").longValue()).isEqualTo(3_600_000);
    emulator.advance(Duration.ofHours(1));
    assertThat(emulator.admin("GET", "throttles", "").json()).isEmpty();
  }

  @Test
  void theClockMovesToTheEndOfARule() {
    emulator.fault("{'throttle': {}, 'for': '10m'}");
    JsonNode next = emulator.admin("GET", "clock", "").json().get("next");
    assertThat(next.get("what").textValue()).isEqualTo("fault rule 1 ends");
    emulator.admin("POST", "clock/next", "");
    assertThat(emulator.admin("GET", "faults", "").json()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "faults, 'throttle', '{}'",
    "throttles, 'rate', 1",
    "throttles/profile, 'profile', '''aws-fifo'''"
  })
  void aDurationThatIsNoneIsRefused(String path, String field, String value) {
    FaultyEmulator.Answer answer =
        emulator.admin("POST", path, "{'" + field + "': " + value + ", 'for': '0s'}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("field").textValue()).isEqualTo("for");
    assertThat(answer.json().get("error").textValue())
        .isEqualTo("The field for is \"0s\", and must be a duration of at least 1ms.");
  }
}
