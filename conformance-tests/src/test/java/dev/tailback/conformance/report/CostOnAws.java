package dev.tailback.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.conformance.Options;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * Runs before a run on Amazon's SQS: prints the estimated cost, and fails the build unless it is
 * confirmed.
 */
final class CostOnAws {

  @Test
  void theCostIsKnownAndAgreedTo() throws IOException {
    CostEstimate estimate = CostEstimate.ofLastRun();
    System.out.println(estimate);

    assertThat(Options.isConfirmed()).as("%s To go on, add -Dsqs.confirm=yes.", estimate).isTrue();
  }
}
