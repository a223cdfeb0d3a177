package dev.tailback.lab.read;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.config.ConfigException;
import dev.tailback.lab.scenario.ConsumerPlan;
import dev.tailback.lab.scenario.ProducerPlan;
import dev.tailback.lab.scenario.Scenario;

/** Reads scenarios of a few lines. */
final class Texts {
  private static final String QUEUES =
      "queues: {orders: {deadLetterQueue: {name: dlq, maxReceiveCount: 3}}, dlq: {},"
          + " jobs.fifo: {}, more: {}}\n";

  private Texts() {}

  /**
   * Reads what is beside the queues {@code orders}, {@code dlq}, {@code jobs.fifo}, {@code more}.
   */
  static Scenario read(String rest) {
    return ScenarioReader.of("s.yaml", QUEUES + rest);
  }

  static ProducerPlan producer(String keys) {
    return read("producers:\n  - {" + keys + "}\n").producers().get(0);
  }

  static ConsumerPlan consumer(String keys) {
    return read("consumers:\n  - {" + keys + "}\n").consumers().get(0);
  }

  /** Checks that what is beside the queues is refused. */
  static void assertRefused(String rest, String message) {
    assertThatThrownBy(() -> read(rest)).isInstanceOf(ConfigException.class).hasMessage(message);
  }
}
