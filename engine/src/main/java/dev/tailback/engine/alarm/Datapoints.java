package dev.tailback.engine.alarm;

import dev.tailback.engine.math.TimeSeries;
import java.util.Arrays;

/** The periods of an evaluation range, oldest first, each with a value unless it is missing. */
final class Datapoints {
  private final long startMillis;
  private final long periodMillis;
  private final double[] values;

  /** Creates datapoints of a series that was read for this range. */
  Datapoints(long startMillis, int periodSeconds, int count, TimeSeries series) {
    this.startMillis = startMillis;
    this.periodMillis = periodSeconds * 1000L;
    this.values = new double[count];
    Arrays.fill(values, Double.NaN);
    for (int i = 0; i < series.size(); i++) {
      long index = Math.floorDiv(series.timeMillis(i) - startMillis, periodMillis);
      if (index >= 0 && index < count) {
        values[(int) index] = series.value(i);
      }
    }
  }

  int size() {
    return values.length;
  }

  boolean isMissing(int index) {
    return Double.isNaN(values[index]);
  }

  double value(int index) {
    return values[index];
  }

  long timeMillis(int index) {
    return startMillis + index * periodMillis;
  }
}
