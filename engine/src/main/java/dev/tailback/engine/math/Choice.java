package dev.tailback.engine.math;

import org.jspecify.annotations.Nullable;

/**
 * The function IF. A condition holds unless it is 0; a series of conditions chooses at each of its
 * points.
 */
final class Choice {
  private static final Value NOTHING = new Value.Scalar(Double.NaN);

  private Choice() {}

  static Value choose(Arguments call) {
    Value condition = call.value(0);
    Value then = single(call, 1);
    Value otherwise = call.count() == 3 ? single(call, 2) : null;
    if (condition instanceof Value.Scalar scalar) {
      return choose(call, scalar.value() != 0 ? then : otherwise);
    }
    if (condition instanceof Value.Series series) {
      return choose(series, then, otherwise == null ? NOTHING : otherwise);
    }
    throw call.wrong(0, "a time series or a number");
  }

  private static Value single(Arguments call, int index) {
    Value value = call.value(index);
    if (value instanceof Value.Array) {
      throw call.wrong(index, "a time series or a number");
    }
    return value;
  }

  private static Value choose(Arguments call, @Nullable Value chosen) {
    return chosen == null
        ? new Value.Series(TimeSeries.EMPTY, call.variables().periodSeconds(), "")
        : chosen;
  }

  private static Value.Series choose(Value.Series condition, Value then, Value otherwise) {
    TimeSeries points = condition.points();
    TimeSeries.Builder chosen = new TimeSeries.Builder();
    for (int i = 0; i < points.size(); i++) {
      long time = points.timeMillis(i);
      double value = points.value(i) != 0 ? at(then, time, 0) : at(otherwise, time, Double.NaN);
      Value.addFinite(chosen, time, value);
    }
    return condition.with(chosen.build());
  }

  private static double at(Value value, long time, double ifMissing) {
    if (value instanceof Value.Series series) {
      int index = series.points().indexOf(time);
      return index < 0 ? ifMissing : series.points().value(index);
    }
    return ((Value.Scalar) value).value();
  }
}
