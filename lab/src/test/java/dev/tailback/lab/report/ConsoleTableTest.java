package dev.tailback.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.scenario.Expectation;
import dev.tailback.lab.scenario.Expectation.Comparison;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleTableTest {
  private final StudyFixture fixture = new StudyFixture();

  @Test
  void hasAColumnForTheBaseAndEachVariant() {
    assertThat(lines(fixture.variant("2 s", 2)))
        .startsWith(
            "Orders",
            "1 h simulated, 3 runs: median (5–95 %)",
            "",
            "                                    base                 2 s",
            "sent                   28.8k (28.4–29.2)   28.8k (28.4–29.2)",
            "received                          28,000              28,000",
            "duplicates             32.0% (31.1–32.9)   17.0% (16.1–17.9)",
            "throughput                           8/s                 8/s",
            "age p99                10.0m (5.50–14.5)   10.0m (5.50–14.5)",
            "");
  }

  @Test
  void leavesOutRowsThatHaveNothingToShow() {
    assertThat(new ConsoleTable(80, false).text(fixture.study())).doesNotContain("\nlost");
  }

  @Test
  void fitsIntoEightyColumnsAndShowsTheRestBelow() {
    fixture.variant("2 s", 2).variant("3 s", 3).variant("a name that is too long", 4).sweep(1, 2);
    List<String> lines = lines(fixture);
    assertThat(lines).allMatch(line -> line.length() <= 80);
    assertThat(lines).filteredOn(line -> line.contains(" base ")).hasSize(2);
    assertThat(lines).anyMatch(line -> line.endsWith(" a name that is too…"));
  }

  @Test
  void usesAWideTerminal() {
    fixture.variant("2 s", 2).variant("3 s", 3).variant("4 s", 4).variant("5 s", 5);
    List<String> lines = StudyFixture.lines(new ConsoleTable(140, false).text(fixture.study()));
    assertThat(lines).filteredOn(line -> line.contains(" base ")).hasSize(1);
  }

  @Test
  void marksWhatDoesNotClearlyDiffer() {
    fixture.variant("2 s", 2);
    assertThat(lines(fixture)).noneMatch(line -> line.contains("≈"));
  }

  @Test
  void endsWithExpectationsAndTheVerdict() {
    fixture.expect(0.01).expect(0.325).expect(0.5).variant("47 s", 47);
    assertThat(lines(fixture))
        .contains(
            "broken    duplicates < 1.0%               32.0% (31.1–32.9)",
            "not clear duplicates < 32.5%              32.0% (31.1–32.9)",
            "held      duplicates < 50.0%              32.0% (31.1–32.9)",
            "32 % of the messages were received more than once: the visibility timeout of 1 s",
            "is 1.0 times the mean processing time of 1 s; with 5 s, fewer than 1 % would be",
            "received again. With 47 s: 2.6 %.");
  }

  @Test
  void namesTheQueueOfAnExpectationOnce() {
    fixture.expect(
        new Expectation(
            "duplicates of orders < 50%", Figure.DUPLICATES, "orders", Comparison.LESS, 0.5));
    assertThat(lines(fixture))
        .contains("held      duplicates of orders < 50%      32.0% (31.1–32.9)");
  }

  @Test
  void showsASweepAsATable() {
    assertThat(lines(fixture.sweep(1, 2).expect(0.01)))
        .contains(
            "queues.orders.Visib…          duplicates",
            "1                      32.0% (31.1–32.9)",
            "2                      17.0% (16.1–17.9)");
  }

  @Test
  void usesColorsOnlyIfItMay() {
    assertThat(new ConsoleTable(80, true).text(fixture.expect(0.01).study()))
        .contains("\u001b[31mbroken    \u001b[0m");
    assertThat(new ConsoleTable(80, false).text(fixture.study())).doesNotContain("\u001b");
  }

  private static List<String> lines(StudyFixture fixture) {
    return StudyFixture.lines(new ConsoleTable(80, false).text(fixture.study()));
  }
}
