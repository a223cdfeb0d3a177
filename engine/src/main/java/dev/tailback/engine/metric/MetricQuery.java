package dev.tailback.engine.metric;

import dev.tailback.engine.math.Expression;
import org.jspecify.annotations.Nullable;

/**
 * One of the queries of GetMetricData, or of an alarm's: for a metric or for an expression.
 *
 * @param stat the metric, {@code null} if it is for an expression
 * @param expression the expression, {@code null} if it is for a metric
 * @param label the requested label, {@code null} for the one that CloudWatch makes up
 * @param returnsData whether the result is returned, or only used by expressions
 * @param periodSeconds the period that was given beside the metric or expression
 */
public record MetricQuery(
    String id,
    @Nullable MetricStat stat,
    @Nullable Expression expression,
    @Nullable String label,
    boolean returnsData,
    @Nullable Integer periodSeconds) {

  /** Creates a query for a metric or for an expression. */
  public MetricQuery {
    if ((stat == null) == (expression == null)) {
      throw new IllegalArgumentException("either a metric or an expression: " + id);
    }
  }

  /** Returns a query for a metric, with a generated label. */
  public static MetricQuery of(String id, MetricStat stat, boolean returnsData) {
    return new MetricQuery(id, stat, null, null, returnsData, null);
  }

  /** Returns a query for an expression, with a generated label. */
  public static MetricQuery of(String id, Expression expression, boolean returnsData) {
    return new MetricQuery(id, null, expression, null, returnsData, null);
  }
}
