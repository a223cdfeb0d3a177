package dev.tailback.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.conformance.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * Checks that in the preceding run against Tailback in front of Tailback nearly all rules ran, and
 * all passed.
 */
final class RunInFront {
  private static final int MIN_KEPT = 380;

  @Test
  void theRunHasKeptNearlyAllRules() throws IOException {
    Report report = ReportJson.read(Options.report("tailback-in-front", "json"));

    assertThat(report.target()).startsWith("Tailback in front of Tailback");
    assertThat(report.date()).isAfter(Instant.now().minus(Duration.ofMinutes(30)));
    assertThat(report.with(Outcome.PASSED)).as("rules it keeps").hasSizeGreaterThan(MIN_KEPT);
    assertThat(report.with(Outcome.FAILED)).as("rules it breaks").isEmpty();
  }

  /** Rules move only the upstream's clock, so some calls succeed on one side only. */
  @Test
  void itsAnswersWereLikeTailbacksOwn() throws IOException {
    assertThat(Files.readAllLines(Options.target("compare.jsonl")))
        .filteredOn(line -> !line.contains("\"kind\":\"status\""))
        .isEmpty();
  }
}
