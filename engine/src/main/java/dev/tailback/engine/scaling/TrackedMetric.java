package dev.tailback.engine.scaling;

import dev.tailback.engine.metric.MetricQueries;
import dev.tailback.engine.metric.MetricStat;
import org.jspecify.annotations.Nullable;

/**
 * What a target tracking policy keeps at its target: a metric, or the one result of queries.
 *
 * @param metric {@code null} if it is the result of queries
 * @param queries {@code null} if it is a metric
 */
public record TrackedMetric(@Nullable MetricStat metric, @Nullable MetricQueries queries) {

  /** Creates one of the two. */
  public TrackedMetric {
    if ((metric == null) == (queries == null)) {
      throw new IllegalArgumentException("either a metric or queries");
    }
  }
}
