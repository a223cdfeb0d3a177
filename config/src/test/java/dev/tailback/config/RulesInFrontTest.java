package dev.tailback.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.pressure.RuleSetting;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules in front of another SQS. */
class RulesInFrontTest {
  private static final ServiceNames SERVICE =
      new ServiceNames(
          Set.of("SendMessage", "SendMessageBatch", "ReceiveMessage")::contains,
          "InternalError"::equals);

  private final StartingRules rules = new StartingRules(SERVICE, RuleSetting.IN_FRONT);

  private void start(String family, String rule) {
    Configuration read = Configuration.of("t.yaml", family + ":\n- " + rule);
    rules.throttles(read.throttles());
    rules.faults(read.faults(), 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "error: {code: InternalError}",
        "throttle: {}",
        "drop: {}",
        "latency: {fixed: 200ms}",
        "duplicate: {share: 0.5}",
        "queueType: fifo, drop: {}",
        "queueType: standard, drop: {}"
      })
  void theseFaultsCanBeUsedIfTheyEnd(String rule) {
    Configuration read = Configuration.of("t.yaml", "faults:\n- {for: 24h, " + rule + "}");
    assertThat(rules.faults(read.faults(), 0)).hasSize(1);
  }

  @Test
  void throttlesAndAProfileCanBeUsedIfTheyEnd() {
    Configuration read =
        Configuration.of(
            "t.yaml", "throttles:\n- {rate: 1, for: 10m}\n- {profile: aws-fifo, for: 10m}");
    assertThat(rules.throttles(read.throttles())).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          throttles | {rate: 1}                                | .for: is missing, and must be a duration of at most 24h: in front of another SQS, every rule ends by itself
          throttles | {rate: 1, for: 24h1m}                    | .for: is "24h1m", and must be a duration such as "5m" or "PT5M"
          throttles | {rate: 1, for: PT24H0.001S}              | .for: is "PT24H0.001S", and must be a duration of at most 24h: in front of another SQS, every rule ends by itself
          throttles | {profile: aws-fifo}                      | .for: is missing, and must be a duration of at most 24h: in front of another SQS, every rule ends by itself
          throttles | {profile: aws-fifo-high-throughput, for: 1h} | .profile: The queue type fifoHighThroughput can't be used in front of another SQS, where only a queue's name tells its type.
          throttles | {rate: 1, for: 1h, queueType: fifoHighThroughput} | .queueType: The queue type fifoHighThroughput can't be used in front of another SQS, where only a queue's name tells its type.
          faults    | {drop: {}}                               | .for: is missing, and must be a duration of at most 24h: in front of another SQS, every rule ends by itself
          faults    | {for: 2d, drop: {}}                      | .for: is "2d", and must be a duration of at most 24h: in front of another SQS, every rule ends by itself
          faults    | {for: 1h, reorder: {}}                   | .reorder: The effect reorder can't be used in front of another SQS, because it happens inside Tailback's own queues.
          faults    | {for: 1h, emptyReceive: {}}              | .emptyReceive: The effect emptyReceive can't be used in front of another SQS, because it happens inside Tailback's own queues.
          faults    | {for: 1h, skew: {}}                      | .skew: The effect skew can't be used in front of another SQS, because it happens inside Tailback's own queues.
          faults    | {for: 1h, partialBatch: {}}              | .partialBatch: The effect partialBatch can't be used in front of another SQS, because it happens inside Tailback's own queues.
          faults    | {for: 1h, backlog: {when: visible > 1}, drop: {}} | .backlog: The condition backlog can't be used in front of another SQS, whose backlog is not known at each call.
          """)
  void whatCannotBeUsedIsRefusedWithItsKey(String family, String rule, String complaint) {
    assertThatThrownBy(() -> start(family, rule))
        .isInstanceOf(ConfigException.class)
        .hasMessage("t.yaml:2: " + family + "[0]" + complaint);
  }
}
