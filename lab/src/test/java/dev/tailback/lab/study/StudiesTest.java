package dev.tailback.lab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.RunResult;
import dev.tailback.lab.result.Series;
import dev.tailback.lab.scenario.Expectation;
import dev.tailback.lab.scenario.Expectation.Comparison;
import dev.tailback.lab.scenario.Scenario;
import dev.tailback.lab.study.Judgement.State;
import dev.tailback.lab.study.statistics.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;

class StudiesTest {
  private final ScenarioBuilder scenario = new ScenarioBuilder();

  @Test
  void playsBaseAndVariantsWithTheSameSeeds() {
    scenario.variants.add(new Scenario.Variant("more", new ScenarioBuilder().build()));
    Study study = study(seed -> seed, StudyOptions.defaults().withRuns(4).withoutExtension());
    assertThat(seeds(study.base())).containsExactly(1L, 2L, 3L, 4L);
    assertThat(seeds(study.variants().get(0))).containsExactly(1L, 2L, 3L, 4L);
    assertThat(study.base().band(Figure.AGE_P99).median()).isEqualTo(2.5);
  }

  @Test
  void theNumberOfThreadsMakesNoDifference() {
    expect(Comparison.LESS, 10);
    LongToDoubleFunction noisy = seed -> 10 + new Random(seed).nextGaussian();
    Study one = study(noisy, StudyOptions.defaults().withThreads(1));
    Study many = study(noisy, StudyOptions.defaults().withThreads(5));
    assertThat(many.base()).isEqualTo(one.base());
    assertThat(many.judgements()).isEqualTo(one.judgements());
  }

  @Test
  void playsNoMoreThanPlannedWhenThatIsEnoughToKnow() {
    expect(Comparison.LESS, 20);
    Study study = study(seed -> 10 + seed % 2 * 0.01, StudyOptions.defaults());
    assertThat(study.base().runs()).hasSize(3);
    assertThat(study.unclear()).isEmpty();
  }

  @Test
  void aBandThatIsWideButFarFromTheBoundIsEnoughToKnow() {
    expect(Comparison.LESS, 200);
    Study study = study(seed -> 10 + seed % 2, StudyOptions.defaults());
    assertThat(study.base().runs()).hasSize(3);
  }

  @Test
  void playsUpToFourTimesAsMuchAndThenSaysThatItIsNotClear() {
    expect(Comparison.LESS, 10.2);
    Study study = study(seed -> seed % 2 == 0 ? 5.0 : 15.0, StudyOptions.defaults());
    assertThat(study.base().runs()).hasSize(12);
    assertThat(study.unclear()).containsExactly("base: p99 age < 10.2");
  }

  @Test
  void playsMoreOnlyOfWhatIsNotKnown() {
    expect(Comparison.LESS, 10);
    Scenario clear = new ScenarioBuilder().timeout(77).build();
    scenario.variants.add(new Scenario.Variant("clear", clear));
    Player player =
        (of, seed, goesOn) ->
            result(seed, of.equals(clear) ? 1.0 : 5.0 + (seed % 2 == 0 ? 0.0 : 10.0));
    Study study = new Studies(player).of(scenario.build(), StudyOptions.defaults());
    assertThat(study.base().runs()).hasSize(12);
    assertThat(study.variants().get(0).runs()).hasSize(3);
  }

  @Test
  void judgesByTheMedianAndTheBand() {
    expect(Comparison.LESS, 10);
    StudyOptions few = StudyOptions.defaults().withRuns(5).withoutExtension();
    assertThat(state(study(seed -> 9, few))).isEqualTo(State.HELD);
    assertThat(state(study(seed -> seed == 1 ? 20 : 9, few))).isEqualTo(State.NOT_CLEAR);
    assertThat(state(study(seed -> seed == 1 ? 9 : 20, few))).isEqualTo(State.BROKEN);
    assertThat(state(study(seed -> Double.NaN, few))).isEqualTo(State.BROKEN);
  }

  @Test
  void aBacklogThatNeverWasGoneIsNotLeftOut() {
    Expectation recovery =
        new Expectation("recovery < 5m", Figure.RECOVERY, null, Comparison.LESS, 300);
    RunResult gone = new ResultBuilder(1).with(Figure.RECOVERY, 60).build();
    RunResult never = new ResultBuilder(1).with(Figure.RECOVERY, Double.NaN).build();
    assertThat(judged(recovery, gone, gone)).isEqualTo(State.HELD);
    assertThat(judged(recovery, gone, gone, gone, never)).isEqualTo(State.NOT_CLEAR);
    assertThat(judged(recovery, gone, never, never)).isEqualTo(State.BROKEN);
  }

  private State judged(Expectation expectation, RunResult... runs) {
    Outcome outcome = new Outcome("base", scenario.build(), List.of(runs));
    return Judgement.of(expectation, outcome).state();
  }

  @Test
  void whatIsStoppedSaysWhatIsKnownByThen() {
    AtomicInteger played = new AtomicInteger();
    StudyOptions options =
        StudyOptions.defaults()
            .withThreads(1)
            .withRuns(10)
            .withProgress(progress -> progress.runsDone() < 3);
    Player player =
        (of, seed, goesOn) -> {
          played.incrementAndGet();
          return result(seed, 1);
        };
    Study study = new Studies(player).of(scenario.build(), options);
    assertThat(study.ending()).isEqualTo(Study.Ending.STOPPED);
    assertThat(seeds(study.base())).containsExactly(1L, 2L, 3L);
    assertThat(played).hasValue(3);
  }

  @Test
  void aRunThatIsStoppedInItsMiddleIsBetterThanNone() {
    StudyOptions options =
        StudyOptions.defaults().withThreads(1).withProgress(progress -> progress.share() < 0.1);
    Player player =
        (of, seed, goesOn) -> {
          while (goesOn.test(0.5)) {
            Thread.onSpinWait();
          }
          return new ResultBuilder(seed).with(Figure.AGE_P99, 7).stoppedAfter(1800).build();
        };
    Study study = new Studies(player).of(scenario.build(), options);
    assertThat(study.ending()).isEqualTo(Study.Ending.STOPPED);
    assertThat(study.base().band(Figure.AGE_P99).median()).isEqualTo(7);
    assertThat(study.base().measuredSeconds()).isEqualTo(1800);
  }

  @Test
  void aStudyWithoutTimeKnowsNothing() {
    Study study = study(seed -> 1, StudyOptions.defaults().withLimit(Duration.ZERO));
    assertThat(study.ending()).isEqualTo(Study.Ending.OUT_OF_TIME);
    assertThat(study.base().runs()).isEmpty();
    assertThat(study.verdict().sentence()).isEqualTo("No run has ended yet, so nothing is known.");
  }

  @Test
  void reportsProgressUpToTheEnd() {
    ConcurrentLinkedQueue<StudyProgress> reports = new ConcurrentLinkedQueue<>();
    study(
        seed -> 1,
        StudyOptions.defaults()
            .withRuns(4)
            .withoutExtension()
            .withThreads(2)
            .withProgress(reports::add));
    assertThat(reports).extracting(StudyProgress::runsDone).containsSequence(1, 2, 3, 4);
    assertThat(reports).last().extracting(StudyProgress::share).isEqualTo(1.0);
    assertThat(reports).last().extracting(StudyProgress::remaining).isEqualTo(Duration.ZERO);
  }

  @Test
  void sweepsKeepFiguresAndNoSeries() {
    scenario.sweep =
        new Scenario.Sweep(
            "queues.orders.VisibilityTimeout",
            List.of(
                new Scenario.Sweep.Point(10, new ScenarioBuilder().timeout(10).build()),
                new Scenario.Sweep.Point(20, new ScenarioBuilder().timeout(20).build())));
    Player player =
        (of, seed, goesOn) ->
            new ResultBuilder(seed)
                .with(Figure.AGE_P99, of.queues().get(0).settings().visibilityTimeoutSeconds())
                .with("orders", Series.Measure.VISIBLE, 1, 1)
                .build();
    Study study = new Studies(player).of(scenario.build(), StudyOptions.defaults());
    assertThat(study.points()).extracting(Outcome::name).containsExactly("10", "20");
    assertThat(study.points().get(1).band(Figure.AGE_P99).median()).isEqualTo(20);
    assertThat(study.points().get(1).runs().get(0).series()).isEmpty();
    assertThat(study.base().runs().get(0).series()).hasSize(1);
  }

  @Test
  void namesTheRunWhoseLawIsBroken() {
    Player player =
        (of, seed, goesOn) -> {
          ResultBuilder result = new ResultBuilder(seed);
          return (seed == 2 ? result.withBrokenLaw("sent = deleted") : result).build();
        };
    Study study = new Studies(player).of(scenario.build(), StudyOptions.defaults());
    assertThat(study.brokenLaws()).containsExactly("base, seed 2: sent = deleted");
  }

  @Test
  void anErrorOfARunIsThrown() {
    Player player =
        (of, seed, goesOn) -> {
          throw new IllegalStateException("a bug");
        };
    assertThatThrownBy(() -> new Studies(player).of(scenario.build(), StudyOptions.defaults()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a bug");
  }

  private void expect(Comparison comparison, double bound) {
    scenario.expectations.add(
        new Expectation("p99 age < " + bound, Figure.AGE_P99, null, comparison, bound));
  }

  private Study study(LongToDoubleFunction age, StudyOptions options) {
    Player player = (of, seed, goesOn) -> result(seed, age.applyAsDouble(seed));
    return new Studies(player).of(scenario.build(), options);
  }

  private static RunResult result(long seed, double age) {
    return new ResultBuilder(seed).with(Figure.AGE_P99, age).build();
  }

  private static List<Long> seeds(Outcome outcome) {
    return outcome.runs().stream().map(RunResult::seed).toList();
  }

  private static State state(Study study) {
    return study.judgements().get(0).state();
  }
}
