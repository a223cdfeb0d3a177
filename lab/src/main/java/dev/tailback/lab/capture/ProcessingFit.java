package dev.tailback.lab.capture;

import dev.tailback.lab.scenario.Processing;
import java.time.Duration;
import java.util.List;

/** Finds a distribution for processing times: constant, or lognormal by median and p99. */
final class ProcessingFit {
  private static final double NEARLY_THE_SAME = 1.1;

  private ProcessingFit() {}

  /** Returns a distribution of one or more times in milliseconds. */
  static Processing of(List<Long> millis) {
    List<Long> sorted = millis.stream().sorted().toList();
    long median = Math.max(1, at(sorted, 0.5));
    long p99 = at(sorted, 0.99);
    return p99 <= median * NEARLY_THE_SAME
        ? new Processing.Constant(Duration.ofMillis(median))
        : new Processing.Lognormal(Duration.ofMillis(median), Duration.ofMillis(p99));
  }

  private static long at(List<Long> sorted, double quantile) {
    int index = (int) Math.ceil(quantile * sorted.size()) - 1;
    return sorted.get(Math.max(0, index));
  }
}
