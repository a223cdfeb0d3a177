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
   * Reads a scenario of the queues {@code orders}, {@code dlq}, {@code jobs.fifo}, {@code more} and
   * this rest.
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

  /** Checks that the rest is refused. */
  static void assertRefused(String rest, String message) {
    assertThatThrownBy(() -> read(rest)).isInstanceOf(ConfigException.class).hasMessage(message);
  }
}
