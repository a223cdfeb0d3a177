package dev.tailback.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.scenario.Expectation;
import dev.tailback.lab.scenario.Scenario;
import dev.tailback.lab.study.Judgement;
import dev.tailback.lab.study.Study;
import dev.tailback.lab.study.StudyOptions;
import dev.tailback.lab.study.statistics.Outcome;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The numbers in the built-in scenarios' texts match those computed by hand. */
class CatalogueNumbersTest {
  private static final Map<String, Study> STUDIES = new ConcurrentHashMap<>();

  private static Study study(String id) {
    return STUDIES.computeIfAbsent(
        id,
        key ->
            Lab.study(
                withoutSweep(Catalogue.scenario(key)),
                StudyOptions.defaults().withRuns(3).withoutExtension()));
  }

  private static Scenario withoutSweep(Scenario all) {
    return new Scenario(
        all.name(),
        all.duration(),
        all.warmUp(),
        all.runs(),
        all.seed(),
        all.queues(),
        all.producers(),
        all.consumers(),
        all.throttles(),
        all.faults(),
        all.alarms(),
        all.publishLag(),
        all.scaling(),
        all.redrives(),
        all.expectations(),
        all.variants(),
        null);
  }

  static Stream<String> ids() {
    return Catalogue.list().stream().map(Catalogue.Entry::id);
  }

  @ParameterizedTest
  @MethodSource("ids")
  void theBaseHasTheProblemAndAVariantHasNot(String id) {
    Study study = study(id);
    assertThat(study.holds()).as("base").isFalse();
    assertThat(study.variants()).as("remedy").anyMatch(CatalogueNumbersTest::holds);
    assertThat(study.brokenLaws()).isEmpty();
  }

  private static boolean holds(Outcome outcome) {
    for (Expectation expectation : outcome.scenario().expectations()) {
      if (Judgement.of(expectation, outcome).state() != Judgement.State.HELD) {
        return false;
      }
    }
    return true;
  }

  @ParameterizedTest(name = "{0} {1}: {2} of {3} is {4}")
  @CsvSource({
    "S1, base, VISIBLE_END, , 7200, 10", // 3600 s * (12/s - 10/s)
    "S2, base, DUPLICATES, , 0.3012, 6", // e^-1.2
    "S2, 47 s, DUPLICATES, , 0.0091, 50", // e^-4.7
    "S3, base, DUPLICATES, , 0.01, 15", // by the definition of p99
    "S3, 43 s, DUPLICATES, , 0.00096, 40", // 1 - Phi(ln(43/2) / 0.98985)
    "S4, base, DUPLICATES, , 0.9212, 2", // Erlang 4 beyond 1.6 phases
    "S4, heartbeat, DUPLICATES, , 0.0104, 60", // 300 s / 28,800 s
    "S5, dead-letter queue after 3 receives, RECEIVES_PER_MESSAGE, , 1.02, 0.5",
    "S6, base, VISIBLE_MAX, orders-dlq, 2700, 4", // 5/s * (600 s - 60 s)
    "S6, move task after the outage, RECOVERY, orders, 60, 15", // 2700 / (50/s - 5/s)
    "S7, base, VISIBLE_END, , 54000, 2", // 15/s * 3600 s
    "S8, base, VISIBLE_END, , 81000, 2", // 15/s * 5400 s
    "S10, base, VISIBLE_END, , 3600, 5", // 1/s * 3600 s
    "S11, base, LOST, , 34200, 3", // (80/s - 50/s) * 1140 s
    "S12, base, VISIBLE_END, , 14400, 10", // (12/s - 10/s) * 7200 s
    "S12, gate, LOST, , 12000, 10", // (12/s - 10/s) * 6000 s
    "S13, base, ATTEMPTS, , 1.875, 1", // 1 + 1/2 + 1/4 + 1/8
    "S13, none, LOST, , 11400, 3", // 20/s * 1140 s / 2
    "S14, base, REQUESTS_PER_SECOND, , 150, 1",
    "S14, batches of 10, REQUESTS_PER_SECOND, , 15, 1",
    "S17, dead-letter queue after 3 receives, OLDEST_MAX, orders.fifo, 90, 3", // 3 * 30 s
    "S19, base, THROUGHPUT, , 10, 2", // 100 / 10 s
    "S20, base, THROUGHPUT, , 5, 2", // 5 groups
    "S20, 100 groups, THROUGHPUT, , 8, 2",
    "S21, base, VISIBLE_MAX, , 1440, 5", // (30/s + 4/s - 10/s) * 60 s
    "S22, base, REQUESTS_PER_SECOND, , 250, 2", // 5 workers / 20 ms
    "S23, base, RECOVERY, , 1200, 15", // 2400 / (10/s - 8/s)
    "S23, 20 workers, RECOVERY, , 200, 15", // 2400 / (20/s - 8/s)
    "B1, base, RECOVERY, orders, 7200, 10", // 14,400 / (10/s - 8/s)
    "B3, base, VISIBLE_END, , 14400, 4", // (12/s - 8/s) * 3600 s
    "B4, base, VISIBLE_END, , 10800, 4", // (8/s - 5/s) * 3600 s
  })
  void theNumbersAreThoseOfTheFormulas(
      String id,
      String column,
      Figure figure,
      @Nullable String of,
      double expected,
      double percent) {
    Outcome outcome =
        study(id).columns().stream()
            .filter(one -> one.name().equals(column))
            .findFirst()
            .orElseThrow();
    assertThat(outcome.band(figure, of).median()).isCloseTo(expected, withinPercentage(percent));
  }
}
