package dev.tailback.engine.math;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The functions of metric math that are supported, under their names in CloudWatch. */
enum Function {
  ABS(1, 1, call -> call.change(series -> series.map(Math::abs))),
  AVG(1, 1, call -> Total.AVG.of(call)),
  CEIL(1, 1, call -> call.change(series -> series.map(Math::ceil))),
  DATAPOINT_COUNT(1, 1, call -> Total.DATAPOINT_COUNT.of(call)),
  DATE(1, 1, call -> Calendar.DATE.of(call)),
  DAY(1, 1, call -> Calendar.DAY.of(call)),
  DIFF(1, 1, call -> call.change(Steps::differences)),
  DIFF_TIME(1, 1, call -> call.change(Steps::timeDifferences)),
  EPOCH(1, 1, call -> Calendar.EPOCH.of(call)),
  FILL(2, 2, Filling::fill),
  FIRST(1, 1, call -> Selection.at(call, true)),
  FLOOR(1, 1, call -> call.change(series -> series.map(Math::floor))),
  HOUR(1, 1, call -> Calendar.HOUR.of(call)),
  IF(2, 3, Choice::choose),
  LAST(1, 1, call -> Selection.at(call, false)),
  LOG(1, 1, call -> call.change(series -> series.map(Math::log))),
  LOG10(1, 1, call -> call.change(series -> series.map(Math::log10))),
  MAX(1, 1, call -> Total.MAX.of(call)),
  METRICS(0, 1, Selection::metrics),
  METRIC_COUNT(1, 1, call -> new Value.Scalar(call.array(0).series().size())),
  MIN(1, 1, call -> Total.MIN.of(call)),
  MINUTE(1, 1, call -> Calendar.MINUTE.of(call)),
  MONTH(1, 1, call -> Calendar.MONTH.of(call)),
  PERIOD(1, 1, Selection::period),
  RATE(1, 1, call -> call.change(Steps::rates)),
  REMOVE_EMPTY(1, 1, Selection::removeEmpty),
  RUNNING_SUM(1, 1, call -> call.change(Steps::runningSums)),
  SLICE(2, 3, Selection::slice),
  SORT(3, 4, Selection::sort),
  STDDEV(1, 1, call -> Total.STDDEV.of(call)),
  SUM(1, 1, call -> Total.SUM.of(call)),
  TIME_SERIES(1, 1, Filling::constant),
  YEAR(1, 1, call -> Calendar.YEAR.of(call));

  /** How a call is carried out. */
  private interface Implementation {
    Value call(Arguments arguments);
  }

  private static final Map<String, Function> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(Function::name, function -> function));

  private final int minArguments;
  private final int maxArguments;

  @SuppressWarnings("ImmutableEnumChecker") // functions without state
  private final Implementation implementation;

  Function(int minArguments, int maxArguments, Implementation implementation) {
    this.minArguments = minArguments;
    this.maxArguments = maxArguments;
    this.implementation = implementation;
  }

  static @Nullable Function of(String name) {
    return BY_NAME.get(name);
  }

  /** Throws an exception if a call may not have this number of arguments. */
  void checkCount(int arguments) {
    if (arguments < minArguments || arguments > maxArguments) {
      String expected =
          minArguments == maxArguments ? "" + minArguments : minArguments + " to " + maxArguments;
      throw new ExpressionException(
          "%s takes %s argument%s, not %d"
              .formatted(name(), expected, maxArguments == 1 ? "" : "s", arguments));
    }
  }

  Value call(Arguments arguments) {
    return implementation.call(arguments);
  }
}
