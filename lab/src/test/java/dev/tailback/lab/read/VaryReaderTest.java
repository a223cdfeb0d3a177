package dev.tailback.lab.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.config.ConfigException;
import dev.tailback.lab.scenario.Scenario;
import dev.tailback.lab.scenario.Scenario.Sweep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VaryReaderTest {
  private static final String BASE =
      """
      queues: {orders: {VisibilityTimeout: 12}, orders.fifo: {}}
      producers: [{queue: orders, rate: 1/s}, {queue: orders, rate: 1/s, name: bulk}]
      consumers: [{queue: orders, process: 1s, crash: {every: 1h}}]
      expect: [duplicates < 1%]
      vary:
      """;

  private static Scenario read(String vary) {
    return ScenarioReader.of("s.yaml", BASE + "  - " + vary);
  }

  private static Scenario with(String key, String value) {
    return read("set: {'" + key + "': " + value + "}").variants().get(0).scenario();
  }

  @Test
  void valuesAreSetByPath() {
    assertThat(with("queues.orders.VisibilityTimeout", "60").queues().get(0).settings())
        .matches(settings -> settings.visibilityTimeoutSeconds() == 60);
    assertThat(with("queues.orders.fifo.VisibilityTimeout", "60").queues().get(1).settings())
        .matches(settings -> settings.visibilityTimeoutSeconds() == 60);
    assertThat(with("producers[0].rate", "5/s").producers().get(0).arrivals().perSecond())
        .isEqualTo(5);
    assertThat(with("producers.bulk.rate", "5/s").producers().get(1).arrivals().perSecond())
        .isEqualTo(5);
    assertThat(with("producers.producer.rate", "5/s").producers().get(0).arrivals().perSecond())
        .isEqualTo(5);
    assertThat(with("consumers.workers.count", "7").consumers().get(0).count()).isEqualTo(7);
  }

  @Test
  void keysThatAreNotThereAreAdded() {
    assertThat(with("consumers.workers.receive.max", "7").consumers().get(0).receive().max())
        .isEqualTo(7);
    assertThat(with("consumers.workers.heartbeat", "{every: 5s, extendTo: 9s}").consumers().get(0))
        .matches(consumer -> consumer.heartbeat() != null);
    assertThat(with("queues.more", "{}").queues()).hasSize(3);
    assertThat(with("runs", "3").runs()).isEqualTo(3);
    assertThat(with("expect", "[duplicates > 1%]").expectations())
        .extracting(expectation -> expectation.text())
        .containsExactly("duplicates > 1%");
  }

  @Test
  void anEmptyValueRemovesAKey() {
    assertThat(with("consumers.workers.crash", "").consumers().get(0).crash()).isNull();
  }

  @Test
  void variantsAreNumberedOrNamed() {
    assertThat(read("set: {runs: 3}\n  - {name: more, set: {runs: 4}}").variants())
        .extracting(Scenario.Variant::name)
        .containsExactly("variant", "more");
  }

  @Test
  void aRangeIsASweep() {
    Sweep sweep = read("{key: queues.orders.VisibilityTimeout, from: 5, to: 20, step: 5}").sweep();
    assertThat(sweep).isNotNull();
    assertThat(sweep.key()).isEqualTo("queues.orders.VisibilityTimeout");
    assertThat(sweep.points()).extracting(Sweep.Point::at).containsExactly(5.0, 10.0, 15.0, 20.0);
    assertThat(sweep.points())
        .extracting(point -> point.scenario().queues().get(0).settings().visibilityTimeoutSeconds())
        .containsExactly(5, 10, 15, 20);
  }

  @Test
  void aRangeMayHaveAUnit() {
    Sweep sweep = read("{key: producers.bulk.rate, values: [0.5/s, 1/s, 20/s]}").sweep();
    assertThat(sweep).isNotNull();
    assertThat(sweep.points()).extracting(Sweep.Point::at).containsExactly(0.5, 1.0, 20.0);
    assertThat(sweep.points())
        .extracting(point -> point.scenario().producers().get(1).arrivals().perSecond())
        .containsExactly(0.5, 1.0, 20.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: a | vary[0]: expected the key set",
        "set: {} | vary[0].set: expected at least one value, by the path of its key",
        "{set: {runs: 1}, sets: 1} | vary[0].sets: unknown key, did you mean set?",
        "set: {queues.orders.VisibilityTimeout: -1} |"
            + " vary[0].set.queues.orders.VisibilityTimeout: '-1' is not a whole number from 0 to"
            + " 43200",
        "set: {queues.orders.Visibility: 1} | vary[0].set.queues.orders.Visibility: unknown key,"
            + " expected ContentBasedDeduplication, DeduplicationScope, DelaySeconds, FifoQueue,"
            + " FifoThroughputLimit, MaximumMessageSize, MessageRetentionPeriod,"
            + " ReceiveMessageWaitTimeSeconds, VisibilityTimeout, deadLetterQueue, limits, tags",
        "set: {queue.orders.DelaySeconds: 1} | vary[0].set.queue.orders.DelaySeconds: unknown key,"
            + " did you mean queues?",
        "set: {queues.order.DelaySeconds: 1} | vary[0].set.queues.order.DelaySeconds: there is no"
            + " queue 'order', did you mean orders?",
        "set: {queues.order.fifo.DelaySeconds: 1} | vary[0].set.queues.order.fifo.DelaySeconds:"
            + " there"
            + " is no queue 'order.fifo', did you mean orders.fifo?",
        "{key: queues.jobs.DelaySeconds, values: [1]} | vary[0]: there is no queue 'jobs', expected"
            + " one of orders, orders.fifo",
        "set: {consumers.others.count: 1} | vary[0].set.consumers.others.count: there is no"
            + " 'others.count' in consumers, expected the path of a key of this scenario",
        "set: {'producers[2].rate': 1/s} | vary[0].set.producers[2].rate: there is no '[2].rate' in"
            + " producers, expected the path of a key of this scenario",
        "set: {consumers.workers.process.x: 1} | vary[0].set.consumers.workers.process.x:"
            + " consumers[0].process has no keys, expected the path of a key of this scenario",
        "{key: runs, from: 1, to: 5} | vary[0]: expected the key step",
        "{key: runs, from: 1, to: 5, step: 0} | vary[0].step: '0' is not a number above 0",
        "{key: runs, from: 5, to: 1, step: 1} | vary[0].to: '1' is not at least from",
        "{key: runs, from: 1, to: 500, step: 1} | vary[0].step: expected 1 to 100 values",
        "{key: runs, from: 1s, to: 5, step: 1} | vary[0].to: '5' is not in the same unit as the"
            + " others",
        "{key: runs, from: x, to: 5, step: 1} | vary[0].from: 'x' is not a number, with its unit if"
            + " it has one",
        "{key: runs, values: []} | vary[0].values: expected 1 to 100 values",
        "{key: runs, values: [2, 1]} | vary[0].values[1]: '1' is not more than the one before",
        "{key: runs, values: [1], from: 1} | vary[0].from: expected to be absent: values says"
            + " which",
        "{key: nothing, values: [1]} | vary[0]: unknown key, expected about, alarms, consumers,"
            + " duration, expect, faults, monitoring, name, producers, queues, redrives, runs,"
            + " scaling, seed,"
            + " throttles, vary, warmUp",
      })
  void wrongOnesAreRefused(String vary, String message) {
    assertThatThrownBy(() -> read(vary))
        .isInstanceOf(ConfigException.class)
        .hasMessage("s.yaml:6: " + message);
  }

  @Test
  void thereIsOneRangeAtMost() {
    assertThatThrownBy(() -> read("{key: runs, values: [1]}\n  - {key: seed, values: [1]}"))
        .hasMessage("s.yaml:7: vary[1]: expected at most one range, and there already is one");
  }
}
