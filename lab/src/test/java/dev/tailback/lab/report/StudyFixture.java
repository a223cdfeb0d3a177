package dev.tailback.lab.report;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.RunResult;
import dev.tailback.lab.result.Series.Measure;
import dev.tailback.lab.scenario.Expectation;
import dev.tailback.lab.scenario.Expectation.Comparison;
import dev.tailback.lab.scenario.Scenario;
import dev.tailback.lab.study.ResultBuilder;
import dev.tailback.lab.study.ScenarioBuilder;
import dev.tailback.lab.study.Studies;
import dev.tailback.lab.study.Study;
import dev.tailback.lab.study.StudyOptions;
import java.util.Arrays;
import java.util.List;

/** A study with a base and variants whose results are made up from their timeout. */
final class StudyFixture {
  final ScenarioBuilder scenario = new ScenarioBuilder().timeout(1);

  /**
   * Returns the study. Its share of duplicates is 0.3 divided by the timeout, plus 0.01 for each
   * seed.
   */
  Study study() {
    return new Studies((of, seed, goesOn) -> result(of, seed))
        .of(scenario.build(), StudyOptions.defaults().withoutExtension());
  }

  StudyFixture variant(String name, int timeout) {
    scenario.variants.add(
        new Scenario.Variant(name, new ScenarioBuilder().timeout(timeout).build()));
    return this;
  }

  StudyFixture expect(double share) {
    return expect(
        new Expectation(
            "duplicates < " + share * 100 + "%", Figure.DUPLICATES, null, Comparison.LESS, share));
  }

  StudyFixture expect(Expectation expectation) {
    scenario.expectations.add(expectation);
    return this;
  }

  StudyFixture sweep(int... timeouts) {
    scenario.sweep =
        new Scenario.Sweep(
            "queues.orders.VisibilityTimeout",
            Arrays.stream(timeouts)
                .mapToObj(
                    timeout ->
                        new Scenario.Sweep.Point(
                            timeout, new ScenarioBuilder().timeout(timeout).build()))
                .toList());
    return this;
  }

  private static RunResult result(Scenario of, long seed) {
    int timeout = of.queues().get(0).settings().visibilityTimeoutSeconds();
    return new ResultBuilder(seed)
        .with(Figure.SENT, 28_000 + 400.0 * seed)
        .with(Figure.RECEIVED, 28_000)
        .with(Figure.DUPLICATES, 0.3 / timeout + 0.01 * seed)
        .with(Figure.AGE_P99, 300.0 * seed)
        .with(Figure.THROUGHPUT, 8)
        .with(Figure.LOST, 0)
        .with("orders", Measure.VISIBLE, 1800, 10.0 * seed, 20.0 * seed)
        .with("orders", Measure.SENT_RATE, 1800, 8, Double.NaN)
        .withAlarm("orders-visible", 900)
        .build();
  }

  static List<String> lines(String text) {
    return text.lines().toList();
  }
}
