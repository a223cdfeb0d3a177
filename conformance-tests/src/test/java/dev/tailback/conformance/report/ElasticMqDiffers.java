package dev.tailback.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.conformance.Options;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Checks that the preceding run against ElasticMQ found that it works, and that it differs. */
final class ElasticMqDiffers {

  @Test
  void theRunHasFoundDifferences() throws IOException {
    Report report = ReportJson.read(Options.report("elasticmq", "json"));

    assertThat(report.target()).startsWith("ElasticMQ ");
    assertThat(report.date()).isAfter(Instant.now().minus(Duration.ofMinutes(30)));
    assertThat(report.with(Outcome.PASSED)).as("rules it keeps").isNotEmpty();
    assertThat(report.with(Outcome.FAILED)).as("rules it breaks").isNotEmpty();
  }
}
