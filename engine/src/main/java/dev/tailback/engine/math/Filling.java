package dev.tailback.engine.math;

import java.util.function.LongToDoubleFunction;

/** Functions that fill in missing points. */
final class Filling {
  private Filling() {}

  /** Carries out FILL(series, number | series | REPEAT | LINEAR). */
  static Value fill(Arguments call) {
    Variables variables = call.variables();
    return switch (call.word(1)) {
      case "REPEAT" -> call.change(series -> fill(series, variables, time -> before(series, time)));
      case "LINEAR" ->
          call.change(series -> fill(series, variables, time -> between(series, time)));
      default -> fillWith(call, call.value(1));
    };
  }

  private static Value fillWith(Arguments call, Value filler) {
    Variables variables = call.variables();
    if (filler instanceof Value.Scalar scalar) {
      return call.change(series -> fill(series, variables, time -> scalar.value()));
    }
    if (filler instanceof Value.Series other) {
      return call.change(series -> fill(series, variables, time -> at(other, time)));
    }
    throw call.wrong(1, "a number, a time series, REPEAT or LINEAR");
  }

  /** Carries out TIME_SERIES(number). */
  static Value constant(Arguments call) {
    double number = call.number(0);
    int period = call.variables().periodSeconds();
    Value.Series none = new Value.Series(TimeSeries.EMPTY, period, "");
    return fill(none, call.variables(), time -> number);
  }

  /** Adds a point in each period of the range that has none, unless its value would be NaN. */
  static Value.Series fill(Value.Series series, Variables variables, LongToDoubleFunction filler) {
    TimeSeries points = series.points();
    long period = series.periodSeconds() * 1000L;
    long first = variables.firstMillis(series.periodSeconds());
    int periods = variables.chargePeriods(series.periodSeconds());
    TimeSeries.Builder filled = new TimeSeries.Builder();
    int next = 0;
    for (int i = 0; i < periods; i++) {
      long time = first + i * period;
      boolean isMissing = true;
      while (next < points.size() && points.timeMillis(next) < time + period) {
        isMissing &= points.timeMillis(next) < time;
        filled.add(points.timeMillis(next), points.value(next++));
      }
      if (isMissing) {
        Value.addFinite(filled, time, filler.applyAsDouble(time));
      }
    }
    while (next < points.size()) {
      filled.add(points.timeMillis(next), points.value(next++));
    }
    return series.with(filled.build());
  }

  private static double at(Value.Series series, long time) {
    int index = series.points().indexOf(time);
    return index < 0 ? Double.NaN : series.points().value(index);
  }

  private static double before(Value.Series series, long time) {
    int next = -series.points().indexOf(time) - 1;
    return next == 0 ? Double.NaN : series.points().value(next - 1);
  }

  private static double between(Value.Series series, long time) {
    TimeSeries points = series.points();
    int next = -points.indexOf(time) - 1;
    if (next == 0 || next == points.size()) {
      return Double.NaN;
    }
    double length = points.timeMillis(next) - points.timeMillis(next - 1);
    double share = (time - points.timeMillis(next - 1)) / length;
    return points.value(next - 1) + share * (points.value(next) - points.value(next - 1));
  }
}
