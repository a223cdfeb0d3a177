package dev.tailback.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.conformance.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The rules were run against Tailback in front of Tailback just now: nearly all, and all kept. */
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

  /** Rules move the clock of the upstream alone, so that some calls succeed on one side alone. */
  @Test
  void itsAnswersWereLikeTailbacksOwn() throws IOException {
    assertThat(Files.readAllLines(Options.target("compare.jsonl")))
        .filteredOn(line -> !line.contains("\"kind\":\"status\""))
        .isEmpty();
  }
}
