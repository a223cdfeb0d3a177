package dev.tailback.lab.read;

import static dev.tailback.lab.read.Texts.assertRefused;
import static dev.tailback.lab.read.Texts.producer;
import static dev.tailback.lab.read.Texts.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.config.ConfigException;
import dev.tailback.lab.scenario.Arrivals;
import dev.tailback.lab.scenario.ProducerPlan;
import dev.tailback.lab.scenario.ProducerPlan.Gate;
import dev.tailback.lab.scenario.ProducerPlan.Groups;
import dev.tailback.lab.scenario.ProducerPlan.ShardChoice;
import dev.tailback.lab.scenario.RetryRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProducerReaderTest {

  @Test
  void aProducerWithARateHasPlainDefaults() {
    assertThat(producer("queue: orders, rate: 5/s"))
        .isEqualTo(
            new ProducerPlan(
                "producer",
                List.of("orders"),
                new Arrivals.Poisson(5),
                1,
                1_024,
                null,
                ShardChoice.NONE,
                RetryRule.STANDARD,
                null));
  }

  @ParameterizedTest
  @CsvSource({"0.5/s, 0.5", "30/m, 0.5", "1800/h, 0.5", "43200/d, 0.5"})
  void ratesHaveUnits(String rate, double perSecond) {
    assertThat(producer("queue: orders, arrivals: constant, rate: " + rate).arrivals())
        .isEqualTo(new Arrivals.Constant(perSecond));
  }

  @Test
  void theRateOfOnAndOffIsTheMean() {
    Arrivals arrivals =
        producer("queue: orders, rate: 2/s, arrivals: {onOff: {on: 1m, off: 4m}}").arrivals();
    assertThat(arrivals)
        .isEqualTo(new Arrivals.OnOff(10, Duration.ofMinutes(1), Duration.ofMinutes(4)));
    assertThat(arrivals.perSecond()).isEqualTo(2);
  }

  @Test
  void rampsAndDaysHaveTheirOwnRates() {
    assertThat(
            producer("queue: orders, arrivals: {ramp: {from: 0/s, to: 50/s, over: 10m}}")
                .arrivals())
        .isEqualTo(new Arrivals.Ramp(0, 50, Duration.ofMinutes(10)));
    assertThat(producer("queue: orders, arrivals: {daily: {low: 1/s, high: 20/s}}").arrivals())
        .isEqualTo(new Arrivals.Daily(1, 20));
  }

  @Test
  void aTraceIsReadFromAFile(@TempDir Path folder) throws IOException {
    assertThat(trace(folder, "at,rate\n0s,5/s\n10m, 50/s\n"))
        .isEqualTo(
            new Arrivals.Trace(
                List.of(
                    new Arrivals.Trace.Step(Duration.ZERO, 5),
                    new Arrivals.Trace.Step(Duration.ofMinutes(10), 50))));
  }

  private static Arrivals trace(Path folder, String csv) throws IOException {
    Files.writeString(folder.resolve("t.csv"), csv);
    Path file = folder.resolve("s.yaml");
    Files.writeString(file, "queues: {q: {}}\nproducers: [{queue: q, arrivals: {trace: t.csv}}]");
    return ScenarioReader.read(file).producers().get(0).arrivals();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0s;5/s | t.csv:1: expected at,rate",
        "1s,5/s | t.csv:1: at: '1s' is not 0s, at which the first row must start",
        "at,rate/0s,5 | t.csv:2: rate: '5' is not a rate such as 0.5/s, 30/m or 1000/h",
        "0s,0/s/1s,0/s | s.yaml:2: producers[0].arrivals.trace: expected a rate above 0 in t.csv",
        "0s,5/s/0s,6/s | t.csv:2: at: '0s' is not later than the row before",
      })
  void wrongRowsAreRefusedWithTheirLine(String rows, String message, @TempDir Path folder) {
    String csv = rows.replaceAll("/(?=\\d)|(?<=rate)/", "\n");
    assertThatThrownBy(() -> trace(folder, csv))
        .isInstanceOf(ConfigException.class)
        .hasMessageEndingWith(message);
  }

  @Test
  void sizesGroupsAndRetriesAreRead() {
    ProducerPlan producer =
        producer(
            "queue: orders, rate: 1/s, batch: 10, size: 2kB, groups: {count: 100, skew: 1.1},"
                + " retries: legacy");
    assertThat(producer.batch()).isEqualTo(10);
    assertThat(producer.sizeBytes()).isEqualTo(2_000);
    assertThat(producer.groups()).isEqualTo(new Groups(100, 1.1));
    assertThat(producer.retries()).isEqualTo(RetryRule.LEGACY);
    assertThat(producer("queue: orders, rate: 1/s, retries: standard-before-2026-11").retries())
        .isEqualTo(RetryRule.STANDARD_BEFORE_2026_11);
  }

  @Test
  void severalQueuesAreShards() {
    ProducerPlan producer =
        producer("queues: [orders, more], rate: 1/s, groups: {count: 5}, shards: {each: 1}");
    assertThat(producer.queues()).containsExactly("orders", "more");
    assertThat(producer.shards()).isEqualTo(new ShardChoice(1));
  }

  @Test
  void aGateResumesWhereItClosedUnlessSaidOtherwise() {
    assertThat(producer("queue: orders, rate: 1/s, gate: {until: visible > 100}").gate())
        .isEqualTo(new Gate(100, 100));
  }

  @Test
  void producersAreNumberedOrNamed() {
    assertThat(
            read("""
                    producers:
                      - {queue: orders, rate: 1/s}
                      - {queue: orders, rate: 1/s, name: bulk}
                      - {queue: orders, rate: 1/s}
                    """)
                .producers())
        .extracting(ProducerPlan::name)
        .containsExactly("producer", "bulk", "producer-3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rate: 1/s | : expected the key queue",
        "queue: order, rate: 1/s | .queue: there is no queue 'order', did you mean orders?",
        "queue: orders | : expected the key rate",
        "queue: orders, rate: 5 | .rate: '5' is not a rate such as 0.5/s, 30/m or 1000/h",
        "queue: orders, rate: 0/s | .rate: '0/s' is not a rate such as 0.5/s, 30/m or 1000/h,"
            + " above 0",
        "queue: orders, rates: 5/s | .rates: unknown key, did you mean rate?",
        "queue: orders, rate: 1/s, arrivals: even | .arrivals: 'even' is not constant, poisson or"
            + " one of onOff, ramp, daily, trace with its keys",
        "queue: orders, rate: 1/s, arrivals: {burst: 1} | .arrivals.burst: unknown key, expected"
            + " daily, onOff, ramp, trace",
        "queue: orders, rate: 1/s, arrivals: {} | .arrivals: expected one of onOff, ramp, daily,"
            + " trace",
        "queue: orders, rate: 1/s, arrivals: {ramp: {from: 1/s, to: 2/s, over: 1m}} | .rate:"
            + " expected to be absent: the ramp sets the rate",
        "queue: orders, rate: 1/s, arrivals: {onOff: {on: 1m}} | .arrivals.onOff: expected the key"
            + " off",
        "queue: orders, arrivals: {ramp: {from: 1, to: 2/s, over: 1m}} | .arrivals.ramp.from: '1'"
            + " is not a rate such as 0.5/s, 30/m or 1000/h",
        "queue: orders, arrivals: {daily: {low: 2/s, high: 1/s}} | .arrivals.daily.high: '1/s' is"
            + " not a rate of at least low",
        "queue: orders, rate: 1/s, batch: 11 | .batch: '11' is not a whole number from 1 to 10",
        "queue: orders, rate: 1/s, size: 2MiB | .size: '2MiB' is not a size such as 1KiB, at most"
            + " 1048576 bytes",
        "queue: orders, rate: 1/s, size: 200KiB, batch: 10 | .size: '200KiB' is not a size of which"
            + " 10 fit into a request of 1 MiB",
        "queue: orders, rate: 1/s, size: 1XB | .size: '1XB' is not a size such as 1KiB, at most"
            + " 1048576 bytes",
        "queue: orders, rate: 1/s, groups: {skew: 1} | .groups: expected the key count",
        "queue: orders, rate: 1/s, groups: {count: 1, skew: -1} | .groups.skew: '-1' is not a"
            + " number from 0 to 10",
        "queue: jobs.fifo, rate: 1/s | : expected the key groups, such as {count: 100}: a FIFO queue"
            + " needs them",
        "queue: orders, rate: 1/s, shards: {each: 1} | .shards: expected to be absent: there is only one"
            + " queue",
        "queues: [orders, more], rate: 1/s | : expected the key groups, such as {count: 100}: the"
            + " group decides which of the queues a message goes to",
        "queues: [orders, more], rate: 1/s, groups: {count: 1}, shards: {each: 3} | .shards.each:"
            + " '3' is not a whole number from 1 to 2",
        "queues: [orders, orders], rate: 1/s | .queues[1]: 'orders' is not given once",
        "queues: [], rate: 1/s | .queues: expected at least one queue",
        "queues: [orders, jobs.fifo], rate: 1/s | .queues: expected queues of one type, standard or"
            + " FIFO",
        "queue: orders, queues: [more], rate: 1/s | .queue: expected to be absent: queues says where"
            + " it sends",
        "queue: orders, rate: 1/s, retries: often | .retries: 'often' is not one of none, legacy,"
            + " standard-before-2026-11, standard, adaptive",
        "queue: orders, arrivals: {ramp: {from: 0/s, to: 0/s, over: 1m}} | .arrivals.ramp.to: '0/s' is"
            + " not a rate such as 0.5/s, 30/m or 1000/h, above 0",
        "queue: orders, rate: 1/s, gate: {until: visible > 0} | .gate.until: 'visible > 0' is not a"
            + " condition such as visible > 10000",
        "queue: orders, rate: 1/s, gate: {until: age > 5} | .gate.until: 'age > 5' is not a"
            + " condition such as visible > 10000",
        "queue: orders, rate: 1/s, gate: {until: visible > 5, resumeBelow: 6} | .gate.resumeBelow:"
            + " '6' is not a whole number from 1 to 5",
      })
  void wrongValuesAreRefused(String keys, String message) {
    assertRefused("producers:\n  - {" + keys + "}", "s.yaml:3: producers[0]" + message);
  }

  @Test
  void aNameIsGivenOnce() {
    assertRefused(
        "producers:\n  - {queue: orders, rate: 1/s, name: a}\n  - {queue: more, rate: 1/s, name: a}",
        "s.yaml:4: producers[1].name: the name a is already taken, expected another");
  }
}
