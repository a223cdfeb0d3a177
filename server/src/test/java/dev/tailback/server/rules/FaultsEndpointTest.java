package dev.tailback.server.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.server.rules.FaultyEmulator.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsEndpointTest {
  private static FaultyEmulator emulator;

  @BeforeAll
  static void start() {
    emulator = new FaultyEmulator(1);
  }

  @AfterAll
  static void stop() {
    emulator.close();
  }

  @BeforeEach
  void clear() {
    emulator.admin("DELETE", "faults", "");
  }

  @Test
  void rulesAreListedInOrderAsTheyWereWrittenWithTheirHits() {
    long drop = emulator.fault("{'queue': 'nobody*', 'drop': {}}");
    long throttle = emulator.fault("{'actions': ['ListQueues'], 'throttle': {}}");
    emulator.query("Action=ListQueues");
    JsonNode rules = emulator.admin("GET", "faults", "").json();
    assertThat(rules.findValuesAsText("id")).containsExactly("" + drop, "" + throttle);
    assertThat(rules.findValuesAsText("hits")).containsExactly("0", "1");
    assertThat(rules.at("/0/rule")).hasToString("{\"queue\":\"nobody*\",\"drop\":{}}");
  }

  @Test
  void aRuleIsRemovedByItsId() {
    long first = emulator.fault("{'drop': {}}");
    long second = emulator.fault("{'throttle': {}}");
    assertThat(emulator.admin("DELETE", "faults/" + first, "").status()).isEqualTo(200);
    assertThat(emulator.admin("DELETE", "faults/" + first, "").status()).isEqualTo(404);
    assertThat(emulator.admin("GET", "faults", "").json().findValuesAsText("id"))
        .containsExactly("" + second);
    assertThat(emulator.query("Action=ListQueues").statusCode()).isEqualTo(403);
  }

  @Test
  void aResetRemovesAllRules() {
    emulator.fault("{'throttle': {}}");
    emulator.admin("POST", "reset", "");
    assertThat(emulator.admin("GET", "faults", "").json()).isEmpty();
    assertThat(emulator.query("Action=ListQueues").statusCode()).isEqualTo(200);
  }

  @Test
  void aResetOfOneQueueKeepsThem() {
    emulator.queue("orders");
    emulator.fault("{'queue': 'nobody', 'throttle': {}}");
    emulator.admin("POST", "reset/orders", "");
    assertThat(emulator.admin("GET", "faults", "").json()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'throttle': {}, 'speed': 1}                          | speed
          {'throttle': {'after': 1}}                            | throttle.after
          {'throttle': {'retryAfter': 5}}                       | throttle.retryAfter
          {'throttle': {'retryAfter': 'PT-1S'}}                 | throttle.retryAfter
          {'throttle': 1}                                       | throttle
          {'queue': 1, 'drop': {}}                              | queue
          {'userAgent': ['a'], 'drop': {}}                      | userAgent
          {'actions': 'SendMessage', 'drop': {}}                | actions
          {'actions': ['sendMessage'], 'drop': {}}              | actions
          {'actions': [], 'drop': {}}                           | actions
          {'actions': [1], 'drop': {}}                          | actions
          {'probability': 1.5, 'drop': {}}                      | probability
          {'every': 0, 'drop': {}}                              | every
          {'nth': 1.5, 'drop': {}}                              | nth
          {'times': 0, 'drop': {}}                              | times
          {'from': 'noon', 'drop': {}}                          | from
          {'from': 'PT2M', 'until': 'PT1M', 'drop': {}}         | until
          {'backlog': 'visible > 1', 'drop': {}}                | backlog
          {'backlog': {}, 'drop': {}}                           | backlog.when
          {'backlog': {'when': 'visible > lots'}, 'drop': {}}   | backlog.when
          {'backlog': {'when': 'visible > 1', 'until': 'visible'}, 'drop': {}} | backlog.until
          {'drop': {'moment': 'during'}}                        | drop.moment
          {'error': {}}                                         | error.code
          {'error': {'code': 'Tired'}}                          | error.code
          {'error': {'status': 503}}                            | error.code
          {'error': {'code': 'Tired;Sender', 'status': 503}}    | error.code
          {'error': {'code': 'Tired', 'status': 399}}           | error.status
          {'error': {'code': 'OverLimit', 'status': 600}}       | error.status
          {'error': {'code': 'OverLimit', 'status': 503.5}}     | error.status
          {'error': {'code': 'OverLimit', 'status': '503'}}     | error.status
          {'throttle': {'status': 503}}                         | throttle.status
          {'latency': {'fixed': 'PT25H'}}                       | latency.fixed
          {'latency': {'uniform': {'from': 'PT2S'}}}            | latency.uniform.to
          {'latency': {'uniform': {'from': 'PT2S', 'to': 'PT1S'}}} | latency.uniform.to
          {'latency': {'lognormal': {'median': 'PT1S', 'sigma': -1}}} | latency.lognormal.sigma
          {'partialBatch': {'share': 2}}                        | partialBatch.share
          {'partialBatch': {'code': 'Tired'}}                   | partialBatch.code
          {'actions': ['SendMessage'], 'partialBatch': {}}      | partialBatch
          {'queue': '*.fifo', 'duplicate': {}}                  | duplicate
          {'queue': 'orders.fifo', 'reorder': {}}               | reorder
          {'queueType': 'fifo', 'duplicate': {}}                | duplicate
          {'queueType': 'slow', 'drop': {}}                     | queueType
          {'actions': ['SendMessage'], 'duplicate': {}}         | duplicate
          {'reorder': {'window': 5000}}                         | reorder.window
          {'emptyReceive': {'share': 1}}                        | emptyReceive.share
          {'actions': ['ListQueues'], 'skew': {}}               | skew
          {'skew': {'factor': -1}}                              | skew.factor
          {'skew': {'offset': {'from': 5, 'to': 4}}}            | skew.offset.to
          """)
  void fieldsThatCouldNeverApplyAreRefusedByName(String rule, String field) {
    Answer answer = emulator.admin("POST", "faults", rule);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("field").asText()).as(answer.json().toString()).isEqualTo(field);
    assertThat(emulator.admin("GET", "faults", "").json()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'code': 'OverLimit', 'status': 600 | status is 600, and must be a whole number from 400 to 599.
          'code': 'Tired', 'status': '503'   | status is "503", and must be a whole number from 400 to 599.
          'code': 'Tired'                    | code is "Tired", and must be the code or name of an SQS error, such as OverLimit; with a status, any code.
          """)
  void anUnknownErrorIsRefusedWithThePossibleOnes(String error, String complaint) {
    Answer answer = emulator.admin("POST", "faults", "{'error': {" + error + "}}");
    assertThat(answer.json().path("error").asText()).isEqualTo("The field error." + complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'queue': 'orders'}        | this one has none
          {'drop': {}, 'skew': {}}   | this one has drop and skew
          {'latency': {}}            | A latency has one distribution
          """)
  void aRuleHasExactlyOneEffect(String rule, String complaint) {
    Answer answer = emulator.admin("POST", "faults", rule);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("error").asText()).contains(complaint);
  }

  @Test
  void thereAreNoOtherMethods() {
    assertThat(emulator.admin("PUT", "faults", "{}").status()).isEqualTo(405);
    assertThat(emulator.admin("POST", "faults/1", "{}").status()).isEqualTo(405);
    assertThat(emulator.admin("GET", "faults/77", "").status()).isEqualTo(404);
  }
}
