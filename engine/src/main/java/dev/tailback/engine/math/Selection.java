package dev.tailback.engine.math;

import java.util.Comparator;
import java.util.List;

/** Functions that select metrics, or series of an array. */
final class Selection {
  private Selection() {}

  /** Carries out METRICS() and METRICS("text"). */
  static Value metrics(Arguments call) {
    if (call.count() == 0) {
      return new Value.Array(call.variables().metrics(null));
    }
    if (call.node(0) instanceof Node.Word word && word.isQuoted()) {
      return new Value.Array(call.variables().metrics(word.text()));
    }
    throw call.wrong(0, "a text in quotes");
  }

  /** Carries out PERIOD(metric). */
  static Value period(Arguments call) {
    if (call.node(0) instanceof Node.Reference metric && call.variables().isMetric(metric.id())) {
      return new Value.Scalar(call.series(0).periodSeconds());
    }
    throw call.wrong(0, "the id of a metric");
  }

  /** Carries out FIRST(array) and LAST(array). */
  static Value at(Arguments call, boolean isFirst) {
    List<Value.Series> array = call.array(0).series();
    if (array.isEmpty()) {
      return new Value.Series(TimeSeries.EMPTY, call.variables().periodSeconds(), "");
    }
    return array.get(isFirst ? 0 : array.size() - 1);
  }

  /** Carries out REMOVE_EMPTY(array). */
  static Value removeEmpty(Arguments call) {
    List<Value.Series> array = call.array(0).series();
    return new Value.Array(array.stream().filter(series -> series.count() > 0).toList());
  }

  /** Carries out SLICE(array, start) and SLICE(array, start, end). */
  static Value slice(Arguments call) {
    List<Value.Series> array = call.array(0).series();
    int start = call.index(1);
    int end = call.count() == 3 ? call.index(2) : array.size();
    return new Value.Array(array.stream().limit(end).skip(start).toList());
  }

  /** Carries out SORT(array, function, order) and SORT(array, function, order, limit). */
  static Value sort(Arguments call) {
    List<Value.Series> array = call.array(0).series();
    Total total = total(call);
    Comparator<Value.Series> order = Comparator.comparingDouble(total::ofAll);
    int limit = call.count() == 4 ? call.index(3) : array.size();
    return new Value.Array(
        array.stream().sorted(isAscending(call) ? order : order.reversed()).limit(limit).toList());
  }

  private static Total total(Arguments call) {
    return switch (call.word(1)) {
      case "AVG" -> Total.AVG;
      case "MIN" -> Total.MIN;
      case "MAX" -> Total.MAX;
      case "SUM" -> Total.SUM;
      default -> throw call.wrong(1, "AVG, MIN, MAX or SUM");
    };
  }

  private static boolean isAscending(Arguments call) {
    return switch (call.word(2)) {
      case "ASC" -> true;
      case "DESC" -> false;
      default -> throw call.wrong(2, "ASC or DESC");
    };
  }
}
