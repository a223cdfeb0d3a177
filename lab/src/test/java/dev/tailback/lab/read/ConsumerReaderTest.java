package dev.tailback.lab.read;

import static dev.tailback.lab.read.Texts.assertRefused;
import static dev.tailback.lab.read.Texts.consumer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.lab.scenario.ConsumerPlan;
import dev.tailback.lab.scenario.ConsumerPlan.Downstream;
import dev.tailback.lab.scenario.ConsumerPlan.Receive;
import dev.tailback.lab.scenario.Polling;
import dev.tailback.lab.scenario.Polling.Spring;
import dev.tailback.lab.scenario.Processing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsumerReaderTest {
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  @Test
  void aConsumerHasPlainDefaults() {
    assertThat(consumer("queue: orders, process: 200ms"))
        .isEqualTo(
            new ConsumerPlan(
                "workers",
                "orders",
                1,
                new Receive(1, null, null),
                new Processing.Constant(Duration.ofMillis(200)),
                false,
                0,
                0,
                null,
                null,
                null,
                false,
                null,
                null,
                new Polling.EachWorker()));
  }

  @Test
  void processingTimesAreRead() {
    assertThat(process("{constant: 0.5ms}"))
        .isEqualTo(new Processing.Constant(Duration.ofNanos(500_000)));
    assertThat(process("{exponential: 1.5s}"))
        .isEqualTo(new Processing.Exponential(Duration.ofMillis(1_500)));
    assertThat(process("{lognormal: {median: 1s, p99: 10s}}"))
        .isEqualTo(new Processing.Lognormal(Duration.ofSeconds(1), TEN_SECONDS));
    assertThat(process("{gamma: {mean: 1s, scv: 0.25}}"))
        .isEqualTo(new Processing.Gamma(Duration.ofSeconds(1), 0.25));
  }

  private static Processing process(String process) {
    return consumer("queue: orders, process: " + process).process();
  }

  @Test
  void receivesBatchesAndDeletesAreRead() {
    ConsumerPlan consumer =
        consumer(
            "queue: orders, process: 1s, receive: {max: 10, wait: 20s, visibilityTimeout: 2m},"
                + " batch: parallel, delete: batch");
    assertThat(consumer.receive()).isEqualTo(new Receive(10, 120, 20));
    assertThat(consumer.isParallel()).isTrue();
    assertThat(consumer.deletesBatch()).isTrue();
  }

  @Test
  void crashesAndDeploysAreRead() {
    ConsumerPlan consumer =
        consumer(
            "queue: orders, process: 1s, crash: {every: 1h, restart: 5s},"
                + " deploy: {at: 10m, atOnce: 2, restart: 20s, grace: 30s}");
    assertThat(consumer.crash())
        .isEqualTo(new ConsumerPlan.Crash(Duration.ofHours(1), Duration.ofSeconds(5)));
    assertThat(consumer.deploy())
        .isEqualTo(
            new ConsumerPlan.Deploy(
                Duration.ofMinutes(10), 2, Duration.ofSeconds(20), Duration.ofSeconds(30)));
  }

  @Test
  void downstreamsAreRead() {
    assertThat(consumer("queue: orders, process: 1s, downstream: 50/s").downstream())
        .isEqualTo(new Downstream(50, List.of()));
    assertThat(
            consumer("queue: orders, process: 1s, downstream: {outage: [{at: 20m, for: 5m}]}")
                .downstream())
        .isEqualTo(
            new Downstream(
                Double.POSITIVE_INFINITY,
                List.of(new Downstream.Outage(Duration.ofMinutes(20), Duration.ofMinutes(5)))));
  }

  @Test
  void oldMessagesAreDroppedOrGoElsewhere() {
    assertThat(consumer("queue: orders, process: 1s, old: {olderThan: 10m}").old())
        .isEqualTo(new ConsumerPlan.OldMessages(Duration.ofMinutes(10), null));
    assertThat(consumer("queue: orders, process: 1s, old: {olderThan: 10m, sideline: more}").old())
        .isEqualTo(new ConsumerPlan.OldMessages(Duration.ofMinutes(10), "more"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"always-poll-max", "ALWAYS_POLL_MAX_MESSAGES"})
  void aModeAloneHasSpringsDefaults(String mode) {
    assertThat(consumer("queue: orders, process: 1s, mode: " + mode).polling())
        .isEqualTo(
            new Spring(Spring.Mode.ALWAYS_POLL_MAX_MESSAGES, 10, 10, TEN_SECONDS, TEN_SECONDS));
  }

  @Test
  void springsSettingsAreRead() {
    ConsumerPlan consumer =
        consumer(
            "queue: orders, process: 1s, spring: {mode: fixed-high-throughput,"
                + " maxConcurrentMessages: 50, maxMessagesPerPoll: 5, pollTimeout: 20s,"
                + " maxDelayBetweenPolls: 3s}");
    assertThat(consumer.polling())
        .isEqualTo(
            new Spring(
                Spring.Mode.FIXED_HIGH_THROUGHPUT,
                50,
                5,
                Duration.ofSeconds(20),
                Duration.ofSeconds(3)));
    assertThat(consumer.receive()).isEqualTo(new Receive(5, null, 20));
  }

  @Test
  void lambdasSettingsAreRead() {
    assertThat(
            consumer(
                    "queue: orders, process: 1s, lambda: {maximumConcurrency: 20, batchSize: 100,"
                        + " maximumBatchingWindow: 5s, reportBatchItemFailures: true}")
                .polling())
        .isEqualTo(new Polling.Lambda(20, 100, Duration.ofSeconds(5), true));
    assertThat(consumer("queue: orders, process: 1s, lambda: {}").polling())
        .isEqualTo(new Polling.Lambda(1_250, 10, Duration.ZERO, false));
  }

  @Test
  void lambdaPollsForTwentySecondsWhateverTheQueuesWaitTimeIs() {
    assertThat(consumer("queue: orders, process: 1s, lambda: {batchSize: 5}").receive())
        .isEqualTo(new Receive(5, null, 20));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "process: 1s | : expected the key queue",
        "queue: orders | : expected the key process",
        "queue: orders, process: 1s, threads: 2 | .threads: unknown key, expected batch, count,"
            + " crash, delete, deploy, downstream, fails, heartbeat, lambda, mode, name, old,"
            + " poison, process, queue, receive, spring",
        "queue: orders, process: fast | .process: 'fast' is not a duration such as 30s, 1.5s, 5m or"
            + " PT5M",
        "queue: orders, process: {normal: 1s} | .process.normal: unknown key, expected constant,"
            + " empirical, exponential, gamma, lognormal",
        "queue: orders, process: {constant: 1s, exponential: 1s} | .process: expected only one of"
            + " constant, exponential, lognormal, gamma, empirical",
        "queue: orders, process: {empirical: no.csv} | .process.empirical: no.csv: no such file,"
            + " expected a text file in UTF-8",
        "queue: orders, process: 1s, downstream: {outage: [{at: 2h, for: 1m}]} |"
            + " .downstream.outage[0].at: '2h' is not before the end of the run",
        "queue: orders, process: 1s, deploy: {at: 60m} | .deploy.at: '60m' is not before the end of"
            + " the run",
        "queue: orders, process: {exponential: 0s} | .process.exponential: '0s' is not a duration"
            + " above 0, such as 30s or 5m",
        "queue: orders, process: {lognormal: {median: 1ms, p99: 10d}} | .process.lognormal.p99:"
            + " '10d'"
            + " is not at most 10000 times the median",
        "queue: orders, process: {lognormal: {median: 1s, p99: 0.5s}} | .process.lognormal.p99:"
            + " '0.5s' is not a duration of at least the median",
        "queue: orders, process: {lognormal: {median: 1s}} | .process.lognormal: expected the key"
            + " p99",
        "queue: orders, process: {gamma: {mean: 1s, scv: 0}} | .process.gamma.scv: '0' is not a"
            + " number from 0.001 to 1000",
        "queue: orders, process: 1s, count: -1 | .count: '-1' is not a whole number from 0 to"
            + " 100000",
        "queue: orders, process: 1s, receive: {max: 11} | .receive.max: '11' is not a whole number"
            + " from 1 to 10",
        "queue: orders, process: 1s, receive: {wait: 21s} | .receive.wait: '21s' is not a duration"
            + " from 0s to 20s",
        "queue: orders, process: 1s, receive: {wait: 0.5s} | .receive.wait: '0.5s' is not a"
            + " duration"
            + " of whole seconds, from 0s to 20s",
        "queue: orders, process: 1s, receive: {visibilityTimeout: 13h} |"
            + " .receive.visibilityTimeout:"
            + " '13h' is not a duration from 0s to 43200s",
        "queue: orders, process: 1s, batch: both | .batch: 'both' is not one of serial, parallel",
        "queue: orders, process: 1s, delete: late | .delete: 'late' is not one of single, batch",
        "queue: orders, process: 1s, fails: 1 | .fails: '1' is not a share such as 2%, from 0% to"
            + " 100%",
        "queue: orders, process: 1s, poison: 101% | .poison: '101%' is not a share such as 2%, from"
            + " 0% to 100%",
        "queue: orders, process: 1s, crash: {restart: 1s} | .crash: expected the key every",
        "queue: orders, process: 1s, deploy: {at: 1m, atOnce: 0} | .deploy.atOnce: '0' is not a"
            + " whole number from 1 to 100000",
        "queue: orders, process: 1s, heartbeat: {every: 5s} | .heartbeat: expected the key"
            + " extendTo",
        "queue: orders, process: 1s, heartbeat: {every: 5s, extendTo: 13h} | .heartbeat.extendTo:"
            + " '13h' is not a duration from 1s to 43200s",
        "queue: orders, process: 1s, downstream: 50 | .downstream: '50' is not a rate such as"
            + " 0.5/s,"
            + " 30/m or 1000/h",
        "queue: orders, process: 1s, downstream: {outage: [{at: 1m}]} | .downstream.outage[0]:"
            + " expected the key for",
        "queue: orders, process: 1s, old: {sideline: more} | .old: expected the key olderThan",
        "queue: orders, process: 1s, old: {olderThan: 1m, sideline: orders} | .old.sideline:"
            + " 'orders' is not another queue",
        "queue: orders, process: 1s, mode: manual | .mode: 'manual' is not one of auto,"
            + " always-poll-max, fixed-high-throughput",
        "queue: orders, process: 1s, mode: auto, spring: {} | .mode: expected to be absent:"
            + " expected inside spring, with the other settings",
        "queue: orders, process: 1s, mode: auto, receive: {max: 5} | .receive.max: expected to be"
            + " absent: Spring uses maxMessagesPerPoll",
        "queue: orders, process: 1s, spring: {pollTimeout: 30s} | .spring.pollTimeout: '30s' is not"
            + " a duration from 0s to 20s",
        "queue: orders, process: 1s, lambda: {maximumConcurrency: 1} | .lambda.maximumConcurrency:"
            + " '1' is not a whole number from 2 to 1000",
        "queue: orders, process: 1s, lambda: {batchSize: 11} | .lambda.batchSize: '11' is not at"
            + " most 10 without a maximumBatchingWindow",
        "queue: orders, process: 1s, lambda: {}, count: 2 | .count: expected to be absent: Lambda"
            + " uses maximumConcurrency",
        "queue: orders, process: 1s, lambda: {reportBatchItemFailures: 1} |"
            + " .lambda.reportBatchItemFailures: '1' is not true or false",
      })
  void wrongValuesAreRefused(String keys, String message) {
    assertRefused("consumers:\n  - {" + keys + "}", "s.yaml:3: consumers[0]" + message);
  }
}
