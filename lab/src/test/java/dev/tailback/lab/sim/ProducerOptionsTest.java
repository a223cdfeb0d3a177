package dev.tailback.lab.sim;

import static dev.tailback.lab.sim.SceneBuilder.exponential;
import static dev.tailback.lab.sim.SceneBuilder.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.RunResult;
import dev.tailback.lab.result.Series.Measure;
import dev.tailback.lab.scenario.Arrivals;
import dev.tailback.lab.scenario.ProducerPlan;
import dev.tailback.lab.scenario.ProducerPlan.Gate;
import dev.tailback.lab.scenario.ProducerPlan.Groups;
import dev.tailback.lab.scenario.ProducerPlan.ShardChoice;
import dev.tailback.lab.scenario.RetryRule;
import dev.tailback.pressure.FaultThrottle;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each option of producers has the documented effect. */
class ProducerOptionsTest {

  private static ProducerPlan producer(
      List<String> queues, @Nullable Groups groups, int shards, @Nullable Gate gate) {
    return producer("producer", queues, groups, shards, gate);
  }

  private static ProducerPlan producer(
      String name, List<String> queues, @Nullable Groups groups, int shards, @Nullable Gate gate) {
    return new ProducerPlan(
        name,
        queues,
        new Arrivals.Poisson(10),
        1,
        1024,
        groups,
        new ShardChoice(shards),
        RetryRule.STANDARD,
        gate);
  }

  private static double[] sent(Arrivals arrivals, double seconds) {
    RunResult result =
        SceneBuilder.lasting(seconds, 0).queue("q", 30).producer("q", arrivals).run(1);
    assertThat(result.brokenLaws()).isEmpty();
    return result.series().stream()
        .filter(series -> series.measure() == Measure.SENT_RATE)
        .findFirst()
        .orElseThrow()
        .values();
  }

  private static double mean(double[] values, double from, double to) {
    double sum = 0;
    for (int i = (int) (from * values.length); i < (int) (to * values.length); i++) {
      sum += values[i];
    }
    return sum / ((int) (to * values.length) - (int) (from * values.length));
  }

  @Test
  void arrivalsComeAtTheRatesOfTheirShape() {
    double[] constant = sent(new Arrivals.Constant(7), 1_000);
    assertThat(mean(constant, 0, 1)).isCloseTo(7, offset(0.002));

    double[] onOff = sent(new Arrivals.OnOff(50, seconds(20), seconds(80)), 1_000);
    assertThat(mean(onOff, 0, 0.02)).isCloseTo(50, withPercentage(8));
    assertThat(mean(onOff, 0.02, 0.1)).isZero();
    assertThat(mean(onOff, 0, 1)).isCloseTo(10, withPercentage(4));

    double[] ramp = sent(new Arrivals.Ramp(0, 100, seconds(500)), 1_000);
    assertThat(mean(ramp, 0, 0.25)).isCloseTo(25, withPercentage(4));
    assertThat(mean(ramp, 0.25, 0.5)).isCloseTo(75, withPercentage(4));
    assertThat(mean(ramp, 0.5, 1)).isCloseTo(100, withPercentage(3));

    double[] down = sent(new Arrivals.Ramp(100, 20, seconds(500)), 1_000);
    assertThat(mean(down, 0, 0.25)).isCloseTo(80, withPercentage(4));
    assertThat(mean(down, 0.5, 1)).isCloseTo(20, withPercentage(4));

    double[] daily = sent(new Arrivals.Daily(0, 2), 86_400);
    assertThat(mean(daily, 0, 1)).isCloseTo(1, withPercentage(2));
    assertThat(mean(daily, 0.45, 0.55)).isCloseTo(2, withPercentage(5));
    assertThat(mean(daily, 0.95, 1)).isLessThan(0.05);

    double[] trace =
        sent(
            new Arrivals.Trace(
                List.of(
                    new Arrivals.Trace.Step(seconds(0), 0),
                    new Arrivals.Trace.Step(seconds(100), 30),
                    new Arrivals.Trace.Step(seconds(200), 5))),
            1_000);
    assertThat(mean(trace, 0, 0.1)).isZero();
    assertThat(mean(trace, 0.1, 0.2)).isCloseTo(30, withPercentage(5));
    assertThat(mean(trace, 0.2, 1)).isCloseTo(5, withPercentage(4));
  }

  @Test
  void aBatchIsOneRequestForEach64KibOfIt() {
    SceneBuilder scene =
        SceneBuilder.lasting(1_000, 0).queue("q", 30).producer("q", new Arrivals.Constant(10));
    scene.batch(10);
    RunResult result = scene.run(1);
    assertThat(result.figures().get(Figure.SENT)).isEqualTo(10_000);
    assertThat(result.figures().get(Figure.REQUESTS)).isEqualTo(1_000);
    /* A request each second: 2,592,000 in 30 days at 40 cents a million. */
    assertThat(result.figures().get(Figure.COST_A_MONTH)).isCloseTo(1.0368, offset(0.0001));

    SceneBuilder large = SceneBuilder.lasting(1_000, 0).queue("q", 30);
    large.producers.add(
        new ProducerPlan(
            "large",
            List.of("q"),
            new Arrivals.Constant(1),
            1,
            100 * 1024,
            null,
            ShardChoice.NONE,
            RetryRule.NONE,
            null));
    assertThat(large.run(1).figures().get(Figure.REQUESTS)).isEqualTo(2_000);
  }

  @Test
  void groupsLimitWhatAFifoQueueDeliversAtATime() {
    SceneBuilder few = SceneBuilder.lasting(2_000, 200).queue("q.fifo", 60);
    few.producers.add(producer(List.of("q.fifo"), new Groups(3, 0), 1, null));
    RunResult result = few.workers("q.fifo", 10, exponential(1)).run(1);
    assertThat(result.brokenLaws()).isEmpty();
    assertThat(result.figures().get(Figure.THROUGHPUT)).isCloseTo(3, withPercentage(6));

    SceneBuilder none = SceneBuilder.lasting(2_000, 200).queue("q.fifo", 60);
    none.producers.add(producer(List.of("q.fifo"), null, 1, null));
    RunResult one = none.workers("q.fifo", 10, exponential(1)).run(1);
    assertThat(one.figures().get(Figure.THROUGHPUT)).isCloseTo(1, withPercentage(8));
  }

  @Test
  void producersShareNoGroups() {
    SceneBuilder two = SceneBuilder.lasting(2_000, 200).queue("q.fifo", 60);
    two.producers.add(producer("one", List.of("q.fifo"), new Groups(3, 0), 1, null));
    two.producers.add(producer("other", List.of("q.fifo"), new Groups(3, 0), 1, null));
    RunResult result = two.workers("q.fifo", 10, exponential(1)).run(1);
    assertThat(result.figures().get(Figure.THROUGHPUT)).isCloseTo(6, withPercentage(6));
  }

  @Test
  void aSkewGivesTheFirstGroupTheLargestShare() {
    SceneBuilder scene = SceneBuilder.lasting(2_000, 200).queue("q.fifo", 60);
    scene.producers.add(producer(List.of("q.fifo"), new Groups(10, 2), 1, null));
    RunResult result = scene.workers("q.fifo", 10, exponential(0.1)).run(1);
    /* The first of ten groups gets 1 of 1.55: 6.45 a second of ten, within its one worker's ten. */
    assertThat(result.figures().get(Figure.THROUGHPUT)).isCloseTo(10, withPercentage(3));
    assertThat(result.figures().get(Figure.VISIBLE_MEAN)).isBetween(0.9, 1.8);
  }

  @Test
  void shardsKeepOneGroupAwayFromOthersQueues() {
    List<String> queues = List.of("a", "b", "c", "d");
    SceneBuilder scene = SceneBuilder.lasting(1_000, 0);
    queues.forEach(queue -> scene.queue(queue, 30));
    scene.producers.add(producer(queues, new Groups(1, 0), 2, null));
    RunResult result = scene.run(1);

    List<Double> sent =
        queues.stream().map(queue -> result.byQueue().get(queue).get(Figure.SENT)).toList();
    assertThat(sent.stream().filter(number -> number > 0)).hasSize(2);
    assertThat(sent.stream().mapToDouble(number -> number).max().orElse(0))
        .isCloseTo(result.figures().get(Figure.SENT) / 2, offset(1.0));
  }

  @Test
  void aGateStopsTheProducerUntilTheBacklogIsLower() {
    SceneBuilder scene = SceneBuilder.lasting(2_000, 0).queue("q", 60);
    scene.producers.add(producer(List.of("q"), null, 1, new Gate(100, 40)));
    RunResult result = scene.workers("q", 5, exponential(1)).run(1);

    assertThat(result.figures().get(Figure.VISIBLE_MAX)).isEqualTo(100);
    assertThat(result.figures().get(Figure.THROUGHPUT)).isCloseTo(5, withPercentage(4));
    assertThat(result.figures().get(Figure.OFFERED))
        .isEqualTo(result.figures().get(Figure.SENT) + result.figures().get(Figure.LOST));
    assertThat(result.figures().get(Figure.LOST)).isGreaterThan(9_000);
    double[] visible =
        result.series().stream()
            .filter(series -> series.measure() == Measure.VISIBLE)
            .findFirst()
            .orElseThrow()
            .values();
    assertThat(visible[999]).isBetween(39.0, 100.0);
  }

  @ParameterizedTest
  @CsvSource({"NONE, 1", "LEGACY, 4", "STANDARD_BEFORE_2026_11, 3", "STANDARD, 3"})
  void aRefusedSendIsTriedAsOftenAsTheModeSays(RetryRule rule, double attempts) {
    SceneBuilder scene = SceneBuilder.lasting(1_000, 0).queue("q", 30);
    scene.producers.add(
        new ProducerPlan(
            "producer",
            List.of("q"),
            new Arrivals.Trace(
                List.of(
                    new Arrivals.Trace.Step(seconds(0), 0.05),
                    new Arrivals.Trace.Step(seconds(800), 0))),
            1,
            1024,
            null,
            ShardChoice.NONE,
            rule,
            null));
    scene.faults.add(RuleBuilder.allSendsRejected());
    RunResult result = scene.run(1);

    assertThat(result.figures().get(Figure.SENT)).isZero();
    assertThat(result.figures().get(Figure.ATTEMPTS)).isEqualTo(attempts);
    assertThat(result.figures().get(Figure.LOST)).isEqualTo(result.figures().get(Figure.OFFERED));
    assertThat(result.figures().get(Figure.THROTTLED)).isEqualTo(1);
  }

  @Test
  void underAThrottleTheModesOfOldAskMostAndTheAdaptiveOneLeast() {
    RunResult legacy = throttled(RetryRule.LEGACY);
    RunResult standard = throttled(RetryRule.STANDARD);
    RunResult adaptive = throttled(RetryRule.ADAPTIVE);

    /* A hundred a second are offered, fifty pass, and after a second try the quota is empty. */
    assertThat(legacy.figures().get(Figure.ATTEMPTS)).isGreaterThan(2);
    assertThat(standard.figures().get(Figure.ATTEMPTS)).isBetween(1.0, 1.6);
    assertThat(adaptive.figures().get(Figure.THROTTLED)).isLessThan(0.35);
    assertThat(standard.figures().get(Figure.THROTTLED)).isGreaterThan(0.45);
    assertThat(adaptive.figures().get(Figure.SENT)).isBetween(500 * 30.0, 500 * 50.5);
    for (RunResult result : List.of(legacy, standard)) {
      assertThat(result.figures().get(Figure.SENT)).isBetween(500 * 42.0, 500 * 50.5);
      assertThat(result.brokenLaws()).isEmpty();
    }
  }

  private static RunResult throttled(RetryRule rule) {
    SceneBuilder scene = SceneBuilder.lasting(600, 100).queue("q", 30);
    scene.producers.add(
        new ProducerPlan(
            "producer",
            List.of("q"),
            new Arrivals.Poisson(100),
            1,
            1024,
            null,
            ShardChoice.NONE,
            rule,
            null));
    scene.throttles.add(RuleBuilder.throttle("SendMessage", 50));
    return scene.run(1);
  }

  @Test
  void aRetryQuotaThatIsEmptyLeavesOneAttemptACall() {
    SceneBuilder scene = SceneBuilder.lasting(1_000, 200).queue("q", 30);
    scene.producers.add(producer(List.of("q"), null, 1, null));
    scene.faults.add(RuleBuilder.allSendsRejected());
    RunResult standard = scene.run(1);

    assertThat(standard.figures().get(Figure.ATTEMPTS)).isEqualTo(1);
  }

  @Test
  void adaptiveRetriesHoldMessagesBackInTheClient() {
    SceneBuilder scene = SceneBuilder.lasting(500, 100).queue("q", 30);
    scene.producers.add(
        new ProducerPlan(
            "producer",
            List.of("q"),
            new Arrivals.Constant(15),
            1,
            1024,
            null,
            ShardChoice.NONE,
            RetryRule.ADAPTIVE,
            null));
    scene.throttles.add(RuleBuilder.throttle("SendMessage", 10));
    Map<Figure, Double> all = scene.run(1).figures();
    double unsent = all.get(Figure.UNSENT);
    assertThat(unsent).isGreaterThan(2_000);
    /* Those that waited before the measurement began are unsent, too. */
    assertThat(all.get(Figure.OFFERED) - all.get(Figure.SENT) - all.get(Figure.LOST))
        .isBetween(0.75 * unsent, unsent);
  }

  @Test
  void whatWasSentLostOrShedIsNotUnsent() {
    SceneBuilder scene = SceneBuilder.lasting(1_000, 0).queue("q", 30);
    scene.producers.add(producer(List.of("q"), null, 1, null));
    scene.faults.add(RuleBuilder.sometimes("SendMessage", 0.5, new FaultThrottle(0)));
    Map<Figure, Double> all = scene.run(1).figures();
    assertThat(all.get(Figure.LOST)).isGreaterThan(10);
    assertThat(all.get(Figure.UNSENT))
        .isEqualTo(all.get(Figure.OFFERED) - all.get(Figure.SENT) - all.get(Figure.LOST))
        .isLessThan(20);
  }
}
