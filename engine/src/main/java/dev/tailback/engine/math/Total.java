package dev.tailback.engine.math;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Functions that make one number from many: from the points of a series, or from an array's points
 * at each time.
 */
enum Total {
  SUM,
  AVG,
  MIN,
  MAX,
  STDDEV,
  DATAPOINT_COUNT;

  Value of(Arguments call) {
    Value value = call.value(0);
    if (value instanceof Value.Series series) {
      return new Value.Scalar(ofAll(series));
    }
    if (value instanceof Value.Array array) {
      return ofEachTime(array.series());
    }
    throw call.wrong(0, "a time series or an array of them");
  }

  /** Returns the total of the points of a series, NaN if it takes at least one. */
  double ofAll(Value.Series series) {
    TimeSeries points = series.points();
    double[] values = new double[points.size()];
    Arrays.setAll(values, points::value);
    return of(values, values.length, values.length);
  }

  private Value.Series ofEachTime(List<Value.Series> array) {
    long[] times =
        array.stream()
            .flatMapToLong(
                series -> IntStream.range(0, series.count()).mapToLong(series.points()::timeMillis))
            .sorted()
            .distinct()
            .toArray();
    int[] next = new int[array.size()];
    double[] values = new double[array.size()];
    TimeSeries.Builder totals = new TimeSeries.Builder();
    for (long time : times) {
      int count = 0;
      for (int i = 0; i < next.length; i++) {
        TimeSeries points = array.get(i).points();
        if (next[i] < points.size() && points.timeMillis(next[i]) == time) {
          values[count++] = points.value(next[i]++);
        }
      }
      Value.addFinite(totals, time, of(values, count, next.length));
    }
    int period = array.stream().mapToInt(Value.Series::periodSeconds).max().orElse(60);
    return new Value.Series(totals.build(), period, "");
  }

  /**
   * Returns the total of some values.
   *
   * @param count how many of the values there are
   * @param all how many there would be if none were missing
   */
  private double of(double[] values, int count, int all) {
    return switch (this) {
      case SUM -> sum(values, count);
      case DATAPOINT_COUNT -> count;
      case AVG -> sum(values, count) / all;
      case MIN -> Arrays.stream(values, 0, count).min().orElse(Double.NaN);
      case MAX -> Arrays.stream(values, 0, count).max().orElse(Double.NaN);
      case STDDEV -> deviation(values, count);
    };
  }

  private static double sum(double[] values, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values[i];
    }
    return sum;
  }

  private static double deviation(double[] values, int count) {
    double mean = sum(values, count) / count;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    return Math.sqrt(squares / count);
  }
}
