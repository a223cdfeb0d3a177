package dev.tailback.engine.math;

import java.util.ArrayList;
import java.util.List;

/**
 * Applies an operator to numbers, series and arrays.
 *
 * <p>Where only one of two series has a point, the other counts as 0; where neither has one, there
 * is none. A result that is no number, such as a division by zero, is dropped.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html">Using
 *     metric math</a>
 */
final class Combination {
  private final Operator operator;

  Combination(Operator operator) {
    this.operator = operator;
  }

  Value of(Value left, Value right) {
    if (left instanceof Value.Array some && right instanceof Value.Array others) {
      return pairs(some.series(), others.series());
    }
    if (left instanceof Value.Array some) {
      return some.map(series -> ofSeries(series, right));
    }
    if (right instanceof Value.Array others) {
      return others.map(series -> ofSeries(left, series));
    }
    if (left instanceof Value.Scalar a && right instanceof Value.Scalar b) {
      double result = operator.apply(a.value(), b.value());
      return new Value.Scalar(Double.isFinite(result) ? result : Double.NaN);
    }
    return ofSeries(left, right);
  }

  private Value pairs(List<Value.Series> some, List<Value.Series> others) {
    if (some.size() != others.size()) {
      throw new ExpressionException(
          "arrays of %d and %d time series cannot be combined"
              .formatted(some.size(), others.size()));
    }
    List<Value.Series> combined = new ArrayList<>();
    for (int i = 0; i < some.size(); i++) {
      combined.add(ofSeries(some.get(i), others.get(i)));
    }
    return new Value.Array(combined);
  }

  /** Combines two values. At least one is a series, and neither is an array. */
  private Value.Series ofSeries(Value left, Value right) {
    if (left instanceof Value.Series a && right instanceof Value.Series b) {
      return merge(a, b);
    }
    if (left instanceof Value.Series a && right instanceof Value.Scalar b) {
      return a.map(value -> operator.apply(value, b.value()));
    }
    if (left instanceof Value.Scalar a && right instanceof Value.Series b) {
      return b.map(value -> operator.apply(a.value(), value));
    }
    throw new IllegalArgumentException("no series among " + left + " and " + right);
  }

  private Value.Series merge(Value.Series left, Value.Series right) {
    TimeSeries a = left.points();
    TimeSeries b = right.points();
    TimeSeries.Builder merged = new TimeSeries.Builder();
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      long timeA = i < a.size() ? a.timeMillis(i) : Long.MAX_VALUE;
      long timeB = j < b.size() ? b.timeMillis(j) : Long.MAX_VALUE;
      double valueA = timeA <= timeB ? a.value(i++) : 0;
      double valueB = timeB <= timeA ? b.value(j++) : 0;
      Value.addFinite(merged, Math.min(timeA, timeB), operator.apply(valueA, valueB));
    }
    int period = Math.max(left.periodSeconds(), right.periodSeconds());
    return new Value.Series(merged.build(), period, left.label());
  }
}
