package dev.tailback.engine.math;

/** Functions of each point and the one before it. */
final class Steps {
  private Steps() {}

  /** How a point and the one before it become a value. */
  private interface Step {
    double between(double previous, double value, double seconds);
  }

  static Value.Series differences(Value.Series series) {
    return steps(series, (previous, value, seconds) -> value - previous);
  }

  static Value.Series timeDifferences(Value.Series series) {
    return steps(series, (previous, value, seconds) -> seconds);
  }

  static Value.Series rates(Value.Series series) {
    return steps(series, (previous, value, seconds) -> (value - previous) / seconds);
  }

  static Value.Series runningSums(Value.Series series) {
    double[] sum = new double[1];
    return series.map(value -> sum[0] += value);
  }

  private static Value.Series steps(Value.Series series, Step step) {
    TimeSeries points = series.points();
    TimeSeries.Builder stepped = new TimeSeries.Builder();
    for (int i = 1; i < points.size(); i++) {
      double seconds = (points.timeMillis(i) - points.timeMillis(i - 1)) / 1000.0;
      double value = step.between(points.value(i - 1), points.value(i), seconds);
      Value.addFinite(stepped, points.timeMillis(i), value);
    }
    return series.with(stepped.build());
  }
}
