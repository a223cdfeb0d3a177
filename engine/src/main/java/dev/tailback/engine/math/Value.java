package dev.tailback.engine.math;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** What an expression results in: a number, a series, or an array of series. Immutable. */
public sealed interface Value {

  /**
   * A number.
   *
   * @param value {@code NaN} if there is none, as for the average of no points
   */
  record Scalar(double value) implements Value {
    @Override
    public int count() {
      return 1;
    }
  }

  /**
   * A series of points.
   *
   * @param periodSeconds the distance between its points where none is missing
   * @param label the label of the metric it was made from; empty unless there is exactly one
   */
  record Series(TimeSeries points, int periodSeconds, String label) implements Value {
    @Override
    public int count() {
      return points.size();
    }

    /** Returns the points with changed values; those that become NaN or infinite are dropped. */
    Series map(DoubleUnaryOperator change) {
      TimeSeries.Builder changed = new TimeSeries.Builder();
      for (int i = 0; i < points.size(); i++) {
        addFinite(changed, points.timeMillis(i), change.applyAsDouble(points.value(i)));
      }
      return with(changed.build());
    }

    Series with(TimeSeries otherPoints) {
      return new Series(otherPoints, periodSeconds, label);
    }
  }

  /** An array of series. */
  record Array(List<Series> series) implements Value {
    @Override
    public int count() {
      return series.stream().mapToInt(Series::count).sum();
    }

    Array map(UnaryOperator<Series> change) {
      return new Array(series.stream().map(change).toList());
    }
  }

  /** Returns how many points or numbers it consists of. */
  int count();

  /** Adds a point unless its value is NaN or infinite, as after a division by zero. */
  static void addFinite(TimeSeries.Builder points, long timeMillis, double value) {
    if (Double.isFinite(value)) {
      points.add(timeMillis, value);
    }
  }
}
