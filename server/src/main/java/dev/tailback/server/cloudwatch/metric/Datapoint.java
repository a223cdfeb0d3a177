package dev.tailback.server.cloudwatch.metric;

import dev.tailback.engine.metric.Bucket;
import dev.tailback.engine.metric.Statistic;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The statistics of one period, as GetMetricStatistics shows them. */
record Datapoint(Bucket bucket, List<Statistic> statistics, String unit) implements Result {

  /**
   * Returns whether any of the statistics is known: percentiles are not if only statistics were
   * put.
   */
  boolean isKnown() {
    return statistics.stream().anyMatch(statistic -> statistic.isKnown(bucket.aggregate()));
  }

  @Override
  public void write(Output output) {
    output.time("Timestamp", Instant.ofEpochMilli(bucket.startMillis()));
    Map<String, Double> percentiles = new LinkedHashMap<>();
    for (Statistic statistic : statistics) {
      if (statistic.isPercentile() && statistic.isKnown(bucket.aggregate())) {
        percentiles.put(statistic.name(), statistic.of(bucket.aggregate()));
      } else if (!statistic.isPercentile()) {
        output.decimal(statistic.name(), statistic.of(bucket.aggregate()));
      }
    }
    output.string("Unit", unit);
    output.decimalMap("ExtendedStatistics", percentiles);
  }
}
