package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Figure.AGE_P99;
import static dev.tailback.lab.result.Figure.DELETED;
import static dev.tailback.lab.result.Figure.RECEIVED;
import static dev.tailback.lab.result.Figure.RECEIVES_PER_MESSAGE;
import static dev.tailback.lab.result.Figure.SENT;
import static dev.tailback.lab.result.Figure.SLOTS_USED;
import static dev.tailback.lab.result.Figure.VISIBLE_END;
import static dev.tailback.lab.result.Figure.VISIBLE_MAX;
import static dev.tailback.lab.result.Figure.WORKERS_MAX;
import static dev.tailback.lab.result.Figure.WORKERS_MEAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.config.ConfiguredTarget;
import dev.tailback.engine.scaling.TargetId;
import dev.tailback.engine.scaling.TargetSettings;
import dev.tailback.lab.result.Series;
import dev.tailback.lab.scenario.Arrivals;
import dev.tailback.lab.scenario.Expectation;
import dev.tailback.lab.scenario.Polling;
import dev.tailback.lab.scenario.Polling.Spring.Mode;
import dev.tailback.lab.scenario.Processing;
import dev.tailback.lab.scenario.ScalingPlan;
import dev.tailback.lab.scenario.Scenario;
import dev.tailback.lab.study.ResultBuilder;
import dev.tailback.lab.study.ScenarioBuilder;
import dev.tailback.lab.study.statistics.Outcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A backlog that grows never passes. The numbers are computed by hand. */
class GrowthTest {
  private final ScenarioBuilder scenario = new ScenarioBuilder();
  private final ResultBuilder result = new ResultBuilder(1);

  /** 60 messages more each minute are 3,600 an hour. */
  @Test
  void aQueueThatNobodyReceivesFromNeedsAConsumer() {
    scenario.arrivals = new Arrivals.Poisson(1);
    scenario.hasWorkers = false;
    grows(Series.Measure.VISIBLE, 60);
    result.with(SENT, 3600).with(RECEIVED, 0);
    assertThat(sentence())
        .isEqualTo(
            "The backlog of orders grows by 3,600 messages an hour: nobody receives from it; it"
                + " needs a consumer.");
  }

  /** 2.5/s at a second each. */
  @Test
  void aGroupWithoutWorkersNeedsSome() {
    scenario.arrivals = new Arrivals.Poisson(2.5);
    scenario.count = 0;
    grows(Series.Measure.VISIBLE, 150);
    result.with(SENT, 9000).with(RECEIVED, 0);
    assertThat(sentence()).endsWith("nobody receives from it; it needs at least 3 workers.");
  }

  /** 12 a minute in flight are 720 an hour. */
  @Test
  void whatIsInFlightForEverIsABacklog() {
    scenario.arrivals = new Arrivals.Poisson(0.2);
    scenario.fails = 1;
    grows(Series.Measure.IN_FLIGHT, 12);
    result.with(SENT, 720).with(RECEIVED, 21_600).with(DELETED, 0);
    assertThat(sentence())
        .isEqualTo(
            "The backlog of orders grows by 720 messages an hour: 0.20/s are sent, and none is ever"
                + " deleted: 100 % of the deliveries fail; messages that fail need a dead-letter"
                + " queue, or they come back until they expire.");
  }

  /** 17,100 deliveries an hour are 4.75/s; 8 - 4.75 = 3.25/s are 11,700; 8 / 0.475 = 16.8. */
  @Test
  void crashesTakeTheirShareOfTheCapacity() {
    grows(Series.Measure.VISIBLE, 195);
    result.with(SENT, 28_800).with(RECEIVED, 17_100).with(VISIBLE_END, 11_700);
    result.with(WORKERS_MAX, 10).with(WORKERS_MEAN, 5).with(SLOTS_USED, 0.99);
    assertThat(sentence())
        .isEqualTo(
            "The backlog of orders grows by 11,700 messages an hour: 8/s arrive, and 10 workers, of"
                + " which 5 run on average, can process 4.75/s; it needs at least 17 workers, and"
                + " 22 for a utilisation of 80 %.");
  }

  /** Ten of ten take 2.93 means of 4 s: 0.854/s a container, 1.71/s for two; 3 / 0.854 = 3.51. */
  @Test
  void aContainerWaitsForAllItsMessages() {
    scenario.arrivals = new Arrivals.Poisson(3);
    scenario.count = 2;
    scenario.process = new Processing.Exponential(Duration.ofSeconds(4));
    scenario.polling = spring(Duration.ofHours(1));
    grows(Series.Measure.VISIBLE, 78);
    result.with(VISIBLE_END, 4650).with(RECEIVES_PER_MESSAGE, 1);
    assertThat(sentence())
        .contains("3/s arrive, and 2 workers can process 1.71/s")
        .contains("at least 4 workers");
  }

  /** A tenth of 2/s are 720 an hour. */
  @Test
  void poisonThatPilesUpIsTheCauseThatSpeaksFirst() {
    scenario.arrivals = new Arrivals.Poisson(2);
    scenario.poison = 0.1;
    grows(Series.Measure.VISIBLE, 12);
    result.with(SENT, 7200).with(RECEIVED, 30_000).with(DELETED, 6480).with(VISIBLE_MAX, 720);
    scenario.expectations.add(
        new Expectation("visible max < 200", VISIBLE_MAX, null, Expectation.Comparison.LESS, 200));
    Outcome outcome = new Outcome("base", scenario.build(), List.of(result.build()));
    Verdict verdict = Verdicts.on(outcome, List.of());
    assertThat(verdict.problem()).contains("720 messages an hour always fail");
    assertThat(verdict.others()).isEmpty();
  }

  /** 8/s at a second each, for 40 workers: 20 %, a fifth of what there may be. */
  @Test
  void theMarginOfScaledWorkersIsThatOfTheirMaximum() {
    TargetId id =
        new TargetId(
            Scenario.ACCOUNT,
            Scenario.REGION,
            "ecs",
            "service/lab/workers",
            "ecs:service:DesiredCount");
    ConfiguredTarget target =
        new ConfiguredTarget(id, TargetSettings.between(1, 40), Map.of(), List.of());
    scenario.scaling.add(new ScalingPlan("workers", target, Duration.ZERO, null));
    result.with(WORKERS_MAX, 10);
    assertThat(sentence())
        .isEqualTo(
            "The settings hold: 20 % of the capacity of the 40 workers that may run is used, and the"
                + " backlog would grow with 400 % more traffic.");
  }

  @Test
  void aVariantWhoseBacklogGrowsIsNotPraised() {
    result.with(AGE_P99, 5).with("orders", Series.Measure.VISIBLE, 60, new double[60]);
    Outcome base = new Outcome("base", scenario.build(), List.of(result.build()));
    ResultBuilder other = new ResultBuilder(1).with(AGE_P99, 4);
    other.with(
        "orders",
        Series.Measure.VISIBLE,
        60,
        IntStream.range(0, 60).mapToDouble(n -> n * 900).toArray());
    Outcome slow = new Outcome("600 s", scenario.build(), List.of(other.build()));
    assertThat(Verdicts.on(base, List.of(slow)).variants())
        .containsExactly("with 600 s: 4 s p99 age, but the backlog grows");
  }

  @Test
  void aBacklogThatRisesAndFallsHolds() {
    result.with("orders", Series.Measure.VISIBLE, 60, 0, 100, 0, 200, 100, 50, 20, 0);
    assertThat(sentence()).startsWith("The settings hold");
  }

  /** 20/s for 30 minutes of two hours are 5/s; 13/s pile up to 23,400. */
  @Test
  void aPeakThatIsTooHighIsTold() {
    bursts();
    result.with(SENT, 36_000).with(VISIBLE_MAX, 23_400).with(AGE_P99, 3300).stoppedAfter(7200);
    assertThat(sentence())
        .isEqualTo(
            "At the peak 20/s arrive at orders, but only 7/s can be processed: up to 23,400 messages"
                + " wait, and one in a hundred reaches an age of 55 min or more; it needs at least 21"
                + " workers at the peak.");
  }

  @Test
  void aPeakThatNobodyFeelsHoldsWithoutAMargin() {
    bursts();
    result.with(SENT, 36_000).with(VISIBLE_MAX, 10).with(AGE_P99, 5).stoppedAfter(7200);
    assertThat(sentence())
        .isEqualTo(
            "The settings hold: at the peak 286 % of the capacity of workers would be needed, but"
                + " the backlog falls again.");
  }

  private void bursts() {
    scenario.arrivals = new Arrivals.OnOff(20, Duration.ofMinutes(30), Duration.ofMinutes(90));
    scenario.count = 7;
    double[] sent = new double[120];
    Arrays.fill(sent, 0, 30, 20);
    result.with("orders", Series.Measure.SENT_RATE, 60, sent);
  }

  private static Polling.Spring spring(Duration delay) {
    return new Polling.Spring(Mode.AUTO, 10, 10, Duration.ofSeconds(10), delay);
  }

  private void grows(Series.Measure measure, double aMinute) {
    double[] values = IntStream.range(0, 60).mapToDouble(n -> n * aMinute).toArray();
    if (measure != Series.Measure.VISIBLE) {
      result.with("orders", Series.Measure.VISIBLE, 60, new double[60]);
    }
    result.with("orders", measure, 60, values);
  }

  private String sentence() {
    Outcome outcome = new Outcome("base", scenario.build(), List.of(result.build()));
    return Verdicts.on(outcome, List.of()).sentence();
  }
}
