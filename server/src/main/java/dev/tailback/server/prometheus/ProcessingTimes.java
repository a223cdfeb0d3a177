package dev.tailback.server.prometheus;

import dev.tailback.engine.queue.Durations;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;

/** The time from receive to delete, as a histogram for each queue. */
final class ProcessingTimes {
  /** The upper bounds of the buckets: from milliseconds to the longest visibility timeout. */
  private static final double[] SECONDS = {
    0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3_600, 43_200
  };

  private final HistogramSnapshot.Builder histogram =
      HistogramSnapshot.builder()
          .name("tailback_queue_processing_seconds")
          .help("Time from receive to delete of the messages that were deleted.");

  void add(Labels labels, Durations durations) {
    ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
    long below = 0;
    for (double bound : SECONDS) {
      long upTo = durations.countUpTo((long) (bound * 1000));
      buckets.bucket(bound, upTo - below);
      below = upTo;
    }
    buckets.bucket(Double.POSITIVE_INFINITY, durations.count() - below);
    histogram.dataPoint(
        HistogramDataPointSnapshot.builder()
            .labels(labels)
            .classicHistogramBuckets(buckets.build())
            .sum(durations.sumMillis() / 1000.0)
            .build());
  }

  MetricSnapshot snapshot() {
    return histogram.build();
  }
}
