package dev.tailback.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tailback.lab.report.JsonReport;
import dev.tailback.lab.result.Figure;
import dev.tailback.lab.study.Judgement;
import dev.tailback.lab.study.Study;
import dev.tailback.lab.study.StudyOptions;
import dev.tailback.lab.study.formula.ManyWorkers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabTest {
  private static final StudyOptions FEW = StudyOptions.defaults().withRuns(3).withoutExtension();
  private static final String ORDERS =
      """
      name: Orders
      duration: 2h
      warmUp: 10m
      runs: 3
      queues:
        orders: {VisibilityTimeout: 60}
      producers:
        - {queue: orders, rate: 8/s}
      consumers:
        - {name: workers, queue: orders, count: 10, receive: {wait: 20s}, process: {exponential: 1s}}
      expect:
        - p99 age < %s
      """;

  @TempDir Path folder;

  /** By the closed form it is thirty percent at 1.2 times the mean. */
  @Test
  void aVisibilityTimeoutThatIsTooShortIsFoundWithItsRemedy() {
    Study study = Lab.study(Catalogue.scenario("S2"), FEW);
    assertThat(study.base().band(Figure.DUPLICATES).median()).isCloseTo(0.3, within(0.02));
    assertThat(study.verdict().remedy())
        .isEqualTo("with 47 s, fewer than 1 % would be received again");
    assertThat(study.variants().get(0).band(Figure.DUPLICATES).high()).isLessThan(0.012);
    assertThat(study.brokenLaws()).isEmpty();
  }

  @Test
  void settingsThatHoldPass() throws Exception {
    Study study = Lab.run(file("10s"));
    assertThatCode(() -> Lab.assertHolds(study)).doesNotThrowAnyException();
    assertThat(study.verdict().sentence())
        .contains("80 % of the capacity")
        .contains("25 % more traffic");
  }

  @Test
  void settingsThatDoNotHoldFailATestWithTheVerdictAndTheTable() throws Exception {
    Study study = Lab.run(file("2s"));
    assertThat(study.judgements().get(0).state()).isEqualTo(Judgement.State.BROKEN);
    assertThatThrownBy(() -> Lab.assertHolds(study))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("more workers do not help, as the processing alone takes 4.6 s")
        .hasMessageContaining("\nbroken    p99 age < 2s");
  }

  /** The mean wait is by Erlang's formula. */
  @Test
  void agreesWithTheClosedForm() throws Exception {
    Study study = Lab.run(file("10s"));
    assertThat(study.base().confidence(Figure.WAIT_MEAN, null).mean())
        .isCloseTo(new ManyWorkers(8, 1, 10).meanWait(), within(0.02));
  }

  @Test
  void theNumberOfThreadsMakesNoDifference() {
    Study one = Lab.study(Catalogue.scenario("S2"), FEW.withThreads(1));
    Study two = Lab.study(Catalogue.scenario("S2"), FEW.withThreads(2));
    assertThat(new JsonReport().text(one)).isEqualTo(new JsonReport().text(two));
  }

  private Path file(String age) throws Exception {
    return Files.writeString(folder.resolve("orders.yaml"), ORDERS.formatted(age));
  }
}
