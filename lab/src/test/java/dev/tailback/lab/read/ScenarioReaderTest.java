package dev.tailback.lab.read;

import static dev.tailback.lab.read.Texts.assertRefused;
import static dev.tailback.lab.read.Texts.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.config.ConfigException;
import dev.tailback.config.Place;
import dev.tailback.config.Setting;
import dev.tailback.lab.result.Figure;
import dev.tailback.lab.scenario.Arrivals;
import dev.tailback.lab.scenario.ConsumerPlan;
import dev.tailback.lab.scenario.Expectation;
import dev.tailback.lab.scenario.ProducerPlan;
import dev.tailback.lab.scenario.RedrivePlan;
import dev.tailback.lab.scenario.RetryRule;
import dev.tailback.lab.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioReaderTest {
  private static final String EXAMPLE =
      """
      name: Visibility timeout against processing time
      about: One sentence.
      duration: 1h
      warmUp: 5m
      runs: 20
      seed: 7
      queues:
        orders: {VisibilityTimeout: 12, deadLetterQueue: {name: orders-dlq, maxReceiveCount: 3}}
        orders-dlq: {}
      producers:
        - queue: orders
          rate: 0.5/s
          arrivals: poisson
          batch: 1
          size: 1KiB
          retries: standard
          gate: {until: visible > 10000, resumeBelow: 5000}
      consumers:
        - name: workers
          queue: orders
          count: 10
          receive: {max: 1, wait: 20s}
          process: {exponential: 10s}
          batch: serial
          fails: 2%
          poison: 0.1%
          crash: {every: 1h, restart: 30s}
          heartbeat: {every: 5s, extendTo: 12s}
          delete: single
          downstream: 50/s
      throttles: []
      faults: []
      alarms:
      scaling:
        - target: workers
          min: 2
          max: 50
          startDelay: 60s
          stopGrace: 30s
          policies: [{type: target-tracking, metric: backlogPerWorker, target: 100, scaleOutCooldown: 5m, scaleInCooldown: 5m}]
      redrives:
        - {from: orders-dlq, at: 30m, rate: 100/s}
      expect:
        - duplicates < 1%
        - p99 age < 5m
        - deadLettered < 0.1%
      vary:
        - name: 30 s
          set: {queues.orders.VisibilityTimeout: 30}
      """;

  @Test
  void theExampleOfTheDesignIsRead() {
    Scenario scenario = ScenarioReader.of("s.yaml", EXAMPLE);
    assertThat(scenario.name()).isEqualTo("Visibility timeout against processing time");
    assertThat(scenario.duration()).isEqualTo(Duration.ofHours(1));
    assertThat(scenario.warmUp()).isEqualTo(Duration.ofMinutes(5));
    assertThat(scenario.runs()).isEqualTo(20);
    assertThat(scenario.seed()).isEqualTo(7);
    assertThat(scenario.queues().get(0).settings().visibilityTimeoutSeconds()).isEqualTo(12);
    assertThat(scenario.queues().get(0).deadLetterQueue()).isEqualTo("orders-dlq");
    assertThat(scenario.queues().get(0).maxReceiveCount()).isEqualTo(3);
    assertThat(scenario.redrives())
        .containsExactly(new RedrivePlan("orders-dlq", Duration.ofMinutes(30), 100));
    assertThat(scenario.scaling()).hasSize(1);
  }

  @Test
  void theProducerOfTheExampleIsRead() {
    ProducerPlan producer = ScenarioReader.of("s.yaml", EXAMPLE).producers().get(0);
    assertThat(producer.name()).isEqualTo("producer");
    assertThat(producer.queues()).containsExactly("orders");
    assertThat(producer.arrivals()).isEqualTo(new Arrivals.Poisson(0.5));
    assertThat(producer.sizeBytes()).isEqualTo(1_024);
    assertThat(producer.retries()).isEqualTo(RetryRule.STANDARD);
    assertThat(producer.gate()).isEqualTo(new ProducerPlan.Gate(10_000, 5_000));
  }

  @Test
  void theConsumerOfTheExampleIsRead() {
    ConsumerPlan consumer = ScenarioReader.of("s.yaml", EXAMPLE).consumers().get(0);
    assertThat(consumer.count()).isEqualTo(10);
    assertThat(consumer.receive()).isEqualTo(new ConsumerPlan.Receive(1, null, 20));
    assertThat(consumer.fails()).isEqualTo(0.02);
    assertThat(consumer.poison()).isEqualTo(0.001);
    assertThat(consumer.heartbeat())
        .isEqualTo(new ConsumerPlan.Heartbeat(Duration.ofSeconds(5), Duration.ofSeconds(12)));
    assertThat(consumer.deletesBatch()).isFalse();
    assertThat(consumer.isParallel()).isFalse();
  }

  @Test
  void expectationsAndVariantsOfTheExampleAreRead() {
    Scenario scenario = ScenarioReader.of("s.yaml", EXAMPLE);
    assertThat(scenario.expectations())
        .extracting(Expectation::figure)
        .containsExactly(Figure.DUPLICATES, Figure.AGE_P99, Figure.DEAD_LETTERED_SHARE);
    assertThat(scenario.variants()).extracting(Scenario.Variant::name).containsExactly("30 s");
    Scenario variant = scenario.variants().get(0).scenario();
    assertThat(variant.queues().get(0).settings().visibilityTimeoutSeconds()).isEqualTo(30);
    assertThat(variant.expectations()).isEqualTo(scenario.expectations());
    assertThat(variant.variants()).isEmpty();
  }

  @Test
  void whatIsLeftOutHasItsDefault() {
    Scenario scenario = read("");
    assertThat(scenario.duration()).isEqualTo(Duration.ofHours(1));
    assertThat(scenario.warmUp()).isNull();
    assertThat(scenario.runs()).isEqualTo(20);
    assertThat(scenario.seed()).isEqualTo(1);
    assertThat(scenario.producers()).isEmpty();
    assertThat(scenario.sweep()).isNull();
  }

  @Test
  void theWarmUpIsShorterThanTheDurationAsItIsWritten() {
    assertRefused(
        "warmUp: 20m\nduration: 600s",
        "s.yaml:2: warmUp: '20m' is not shorter than the duration of 600s");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "durations: 1h | s.yaml:2: durations: unknown key, did you mean duration?",
        "duration: 1x | s.yaml:2: duration: '1x' is not a duration such as 30s, 1.5s, 5m or PT5M",
        "duration: 0s | s.yaml:2: duration: '0s' is not a duration above 0, such as 30s or 5m",
        "warmUp: 1h | s.yaml:2: warmUp: '1h' is not shorter than the duration of 1h",
        "runs: .nan | s.yaml:2: runs: '.nan' is not a number",
        "warmUp: a | s.yaml:2: warmUp: 'a' is not a duration such as 30s, 1.5s, 5m or PT5M",
        "runs: 0 | s.yaml:2: runs: '0' is not a whole number from 1 to 10000",
        "seed: -1 | s.yaml:2: seed: '-1' is not a whole number of at least 0",
        "name: '' | s.yaml:2: name: expected a text",
        "about: '' | s.yaml:2: about: expected a text",
        "name: [a] | s.yaml:2: name: is a list, expected a single value",
        "producers: {a: 1} | s.yaml:2: producers: has keys, expected a list",
        "consumers: [1] | s.yaml:2: consumers[0]: is '1', expected keys with values",
        "redrives: [{from: orders, at: 1m}] | s.yaml:2: redrives[0].from: there is no dead-letter"
            + " queue 'orders', expected one of dlq",
        "redrives: [{from: dlq, at: 1h}] | s.yaml:2: redrives[0].at: '1h' is not before the end"
            + " of the"
            + " run",
        "redrives: [{from: dlq}] | s.yaml:2: redrives[0]: expected the key at",
        "redrives: [{from: dlq, at: 1m, rate: 501/s}] | s.yaml:2: redrives[0].rate: '501/s' is not"
            + " a whole number per second, from 1/s to 500/s",
        "redrives: [{from: dlq, at: 1m, speed: 1/s}] | s.yaml:2: redrives[0].speed: unknown key,"
            + " expected at, from, rate",
      })
  void wrongValuesAreRefused(String line, String message) {
    assertRefused(line, message);
  }

  @Test
  void aScenarioWithoutQueuesIsRefused() {
    assertThatThrownBy(() -> ScenarioReader.of("s.yaml", "name: a"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("s.yaml:1: expected at least one queue under queues");
  }

  @Test
  void throttlesAndFaultsAreReadAsInTheConfigurationFile() {
    Scenario scenario =
        read(
            """
            throttles:
              - {queue: orders, actions: [SendMessage], rate: 50}
            faults:
              - {queue: orders, probability: 0.5, throttle: {}}
            """);
    assertThat(scenario.throttles()).hasSize(1);
    assertThat(scenario.faults()).hasSize(1);
    assertRefused(
        "throttles: [{rate: none}]",
        "s.yaml:2: throttles[0].rate: is \"none\", and must be a number from 0.001 to 1000000000"
            + " with"
            + " at most three decimals");
    assertRefused(
        "faults: [{error: {code: Nonsense}}]",
        "s.yaml:2: faults[0].error.code: is \"Nonsense\", and must be the code or name of an SQS"
            + " error, such as OverLimit; with a status, any code");
  }

  @Test
  void theLagOfMetricsIsReadAsInTheConfigurationFile() {
    assertThat(read("").publishLag()).isEqualTo(Duration.ZERO);
    assertThat(read("monitoring: {publishLag: 2m}\n").publishLag())
        .isEqualTo(Duration.ofMinutes(2));
    assertRefused(
        "monitoring: {publishLag: 2h}\n",
        "s.yaml:2: monitoring.publishLag: '2h' is not a duration from 0s to 1h");
    assertRefused(
        "monitoring: {actions: {}}\n",
        "s.yaml:2: monitoring.actions: unknown key, expected publishLag");
  }

  @Test
  void alarmsAreReadAsInTheConfigurationFile() {
    String alarm =
        """
        alarms:
          backlog:
            {MetricName: ApproximateNumberOfMessagesVisible, Namespace: AWS/SQS, Statistic: Maximum,
             Dimensions: {QueueName: %s}, Period: 60, EvaluationPeriods: 1, Threshold: %s,
             ComparisonOperator: GreaterThanThreshold}
        """;
    assertThat(read(alarm.formatted("orders", "100")).alarms()).hasSize(1);
    assertRefused(
        alarm.formatted("orders", "x"),
        "s.yaml:3: alarms.backlog.Threshold: is \"x\", and must be a number");
    assertRefused(
        alarm.formatted("order", "100"),
        "s.yaml:3: alarms.backlog: there is no queue 'order', did you mean orders?");
    assertRefused(
        alarm.replace("Messages", "Mesages").formatted("orders", "100"),
        "s.yaml:3: alarms.backlog: there is no metric of AWS/SQS"
            + " 'ApproximateNumberOfMesagesVisible',"
            + " did you mean ApproximateNumberOfMessagesVisible?");
  }

  @Test
  void csvFilesAreRelativeToTheScenario(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("times.csv"), "duration\n100ms\n\n2s\n");
    Path file = folder.resolve("s.yaml");
    Files.writeString(
        file, "queues: {q: {}}\nconsumers: [{queue: q, process: {empirical: times.csv}}]");
    assertThat(ScenarioReader.read(file).consumers().get(0).process().meanSeconds())
        .isEqualTo(1.05);
  }

  @Test
  void aFileThatIsNotThereIsNamed(@TempDir Path folder) {
    Path file = folder.resolve("s.yaml");
    assertThatThrownBy(() -> ScenarioReader.read(file))
        .isInstanceOf(ConfigException.class)
        .hasMessage(file + ": no such file, expected a text file in UTF-8");
  }

  @Test
  void valuesAreReplacedBeforeAllVariantsAreRead() {
    Map<String, Setting> instead = Map.of("runs", Setting.of(new Place("--runs", ""), "3"));
    Scenario scenario = ScenarioReader.of("s.yaml", EXAMPLE, instead);
    assertThat(scenario.runs()).isEqualTo(3);
    assertThat(scenario.variants().get(0).scenario().runs()).isEqualTo(3);
    Map<String, Setting> wrong = Map.of("runs", Setting.of(new Place("--runs", ""), "x"));
    assertThatThrownBy(() -> ScenarioReader.of("s.yaml", EXAMPLE, wrong))
        .hasMessage("--runs: 'x' is not a whole number from 1 to 10000");
  }
}
