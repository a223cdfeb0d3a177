package dev.tailback.benchmarks.load;

import org.HdrHistogram.Histogram;

/**
 * The measurements of one run of the load generator.
 *
 * @param requests the requests answered in time
 * @param messages the messages completed in time
 * @param nanos the duration of the run
 * @param cpuNanos the processor time of the generator's thread
 * @param latency in nanoseconds, from when a request was due to the end of its answer
 */
public record Measured(long requests, long messages, long nanos, long cpuNanos, Histogram latency) {

  public double requestsPerSecond() {
    return requests * 1e9 / nanos;
  }

  public double messagesPerSecond() {
    return messages * 1e9 / nanos;
  }

  /** Returns a percentile of the latency. */
  public double latencyMillis(double percentile) {
    return latency.getValueAtPercentile(percentile) / 1e6;
  }

  public double longestMillis() {
    return latency.getMaxValue() / 1e6;
  }
}
