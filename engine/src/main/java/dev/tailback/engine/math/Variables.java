package dev.tailback.engine.math;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an expression is evaluated on: the values of queries by id, and the time range. It also
 * bounds the total work of evaluating the expressions of one request. Not thread-safe.
 */
public final class Variables {
  private static final int MAX_POINTS = 10_000_000;

  private final Map<String, Value> values = new LinkedHashMap<>();
  private final Map<String, Value.Series> metrics = new LinkedHashMap<>();
  private final long startMillis;
  private final long endMillis;
  private final boolean isAligned;
  private long pointsLeft = MAX_POINTS;

  /**
   * Creates variables without values.
   *
   * @param startMillis where the range starts, inclusive
   * @param endMillis where it ends, exclusive
   * @param isAligned whether periods start at multiples of the period; otherwise the first starts
   *     at the start of the range
   */
  public Variables(long startMillis, long endMillis, boolean isAligned) {
    this.startMillis = startMillis;
    this.endMillis = endMillis;
    this.isAligned = isAligned;
  }

  /** Adds a metric under the id of its query. */
  public void putMetric(String id, Value.Series series) {
    metrics.put(id, series);
    values.put(id, series);
  }

  /** Adds the value of another expression under the id of its query. */
  public void putResult(String id, Value value) {
    values.put(id, value);
  }

  /** Returns when the first period of a range starts. */
  public long firstMillis(int periodSeconds) {
    long period = periodSeconds * 1000L;
    return isAligned ? Math.floorDiv(startMillis, period) * period : startMillis;
  }

  /** Returns where the range ends, exclusive. */
  public long endMillis() {
    return endMillis;
  }

  /** Returns the value of a query. */
  public Value value(String id) {
    Value value = values.get(id);
    if (value == null) {
      throw new ExpressionException("there is no metric or expression with the id '" + id + "'");
    }
    return value;
  }

  boolean isMetric(String id) {
    return metrics.containsKey(id);
  }

  /** Returns the metrics whose ids contain a text, or all. */
  List<Value.Series> metrics(@Nullable String text) {
    return metrics.entrySet().stream()
        .filter(metric -> text == null || metric.getKey().contains(text))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Returns the period of the metrics, the longest if they differ; a minute without metrics. */
  int periodSeconds() {
    return metrics.values().stream().mapToInt(Value.Series::periodSeconds).max().orElse(60);
  }

  /**
   * Counts points before they are made.
   *
   * @throws ExpressionException if they are too many
   */
  void charge(long points) {
    pointsLeft -= points;
    if (pointsLeft < 0) {
      throw new ExpressionException(
          "evaluating the expressions takes more than " + MAX_POINTS + " points");
    }
  }

  /** Returns the number of periods of the range, and counts as many points. */
  int chargePeriods(int periodSeconds) {
    long first = firstMillis(periodSeconds);
    long count = Math.max(0, -Math.floorDiv(first - endMillis, periodSeconds * 1000L));
    charge(count);
    return (int) count;
  }
}
