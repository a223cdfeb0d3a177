package dev.tailback.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportTest {
  private static final String PAGE = "https://docs.aws.amazon.com/page";

  private static final Report REPORT =
      new Report(
          "a target",
          Instant.parse("2026-11-22T10:00:00Z"),
          List.of(
              result("Queues", "One", Outcome.PASSED, ""),
              result("Queues", "Two", Outcome.FAILED, "not <a> | b\nbut c"),
              result("Send", "Three", Outcome.DIFFERS, "known"),
              result("Send", "Four", Outcome.NOT_RUN, "slow")));

  private static RuleResult result(String group, String sentence, Outcome outcome, String why) {
    Rule rule = new Rule(group, sentence, PAGE, "Two".equals(sentence) ? "open" : null, List.of());
    return new RuleResult(rule, outcome, why, 7);
  }

  @Test
  void jsonIsReadAsItWasWritten(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("report.json");

    ReportJson.write(REPORT, file);

    assertThat(ReportJson.read(file)).isEqualTo(REPORT);
  }

  @Test
  void markdownCountsGroupsAndListsEveryRule() {
    assertThat(ReportMarkdown.of(REPORT))
        .startsWith("## a target, 2026-11-22\n")
        .contains(
            "| Queues | 2 | 1 | 1 | 0 | 0 |\n| Send | 2 | 0 | 0 | 1 | 1 |\n| **all** | 4 | 1 | 1 |")
        .contains("| Queues | [One](" + PAGE + ") | passed |")
        .contains(
            "| Queues | [Two](" + PAGE + ") (unsure: open) | failed | not &lt;a> \\| b but c |");
  }

  @Test
  void theSummaryListsOnlyWhatDidNotPass() {
    assertThat(ReportMarkdown.summaryOf(REPORT))
        .contains("[Two]", "[Three]", "[Four]")
        .doesNotContain("[One]");
  }

  @Test
  void theCostIsThatOfTheRulesThatWillRun() {
    CostEstimate estimate = CostEstimate.of(REPORT);

    assertThat(estimate.requests()).isEqualTo(4 * 7 * 3);
    assertThat(estimate.dollars()).isEqualTo(84 * 0.5 / 1_000_000);
  }
}
