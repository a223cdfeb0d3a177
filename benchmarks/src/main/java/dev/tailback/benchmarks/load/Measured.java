package dev.tailback.benchmarks.load;

import org.HdrHistogram.Histogram;

/**
 * What one run of the load generator saw.
 *
 * @param requests answered in time
 * @param messages done with in time
 * @param nanos how long it took
 * @param cpuNanos what of the processor the generator's thread took
 * @param latency in nanoseconds, from when a request was to be sent to the end of its answer
 */
public record Measured(long requests, long messages, long nanos, long cpuNanos, Histogram latency) {

  public double requestsPerSecond() {
    return requests * 1e9 / nanos;
  }

  public double messagesPerSecond() {
    return messages * 1e9 / nanos;
  }

  /** The latency that so many percent of the requests kept. */
  public double latencyMillis(double percentile) {
    return latency.getValueAtPercentile(percentile) / 1e6;
  }

  public double longestMillis() {
    return latency.getMaxValue() / 1e6;
  }
}
