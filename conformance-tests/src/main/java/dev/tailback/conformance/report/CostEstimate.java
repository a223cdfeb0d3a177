package dev.tailback.conformance.report;

import dev.tailback.conformance.Options;
import java.io.IOException;
import java.util.Locale;

/**
 * Estimates what a run on Amazon's SQS costs, from the requests that the same rules sent to
 * Tailback.
 */
final class CostEstimate {
  /**
   * US dollars for a million requests to FIFO queues, the more expensive ones, in us-east-1, beyond
   * the free million of each month: <a href="https://aws.amazon.com/sqs/pricing/">Amazon SQS
   * pricing</a>, as of 2026-11. Other regions may cost more.
   */
  private static final double DOLLARS_A_MILLION = 0.50;

  /** Rules repeat requests where counts are approximate and short polls may find nothing. */
  private static final int ASKED_AGAIN = 3;

  private final long requests;

  private CostEstimate(long requests) {
    this.requests = requests;
  }

  /** The estimate by a report of the rules that will run there. */
  static CostEstimate of(Report report) {
    long counted =
        report.results().stream()
            .filter(result -> result.rule().tags().stream().allMatch(Options::runs))
            .mapToLong(RuleResult::requests)
            .sum();
    return new CostEstimate(counted * ASKED_AGAIN);
  }

  static CostEstimate ofLastRun() throws IOException {
    return of(ReportJson.read(Options.report("tailback", "json")));
  }

  long requests() {
    return requests;
  }

  double dollars() {
    return requests * DOLLARS_A_MILLION / 1_000_000;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "The run will make about %,d requests, which cost $%.4f at $%.2f a million.",
        requests,
        dollars(),
        DOLLARS_A_MILLION);
  }
}
