package dev.tailback.server.cloudwatch.metric;

import dev.tailback.engine.math.TimeSeries;
import dev.tailback.engine.metric.MetricResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the results of queries: up to the maximum number of points, query by query.
 *
 * @param next where the next page begins, {@code null} if this is the last one
 */
record MetricDataPage(List<Part> parts, @Nullable Position next) {

  /**
   * A place in the results.
   *
   * @param result the number of a result, from 0
   * @param afterMillis the time of the point that precedes this place, {@code null} at the start of
   *     the result
   */
  record Position(int result, @Nullable Long afterMillis) {
    static final Position START = new Position(0, null);

    /** Returns how many points of a result come before this place. */
    int before(TimeSeries points, boolean isAscending) {
      if (afterMillis == null) {
        return 0;
      }
      int found = points.indexOf(afterMillis);
      int earlier = found >= 0 ? found : -(found + 1);
      int notLater = found >= 0 ? found + 1 : earlier;
      return isAscending ? notLater : points.size() - earlier;
    }
  }

  /** The points of one result that are on the page, and whether they are its last. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Part(MetricResult result, long[] millis, double[] values, boolean isComplete) {}

  /**
   * Returns the page that begins at a position.
   *
   * @param maxPoints the maximum number of points on the page
   */
  static MetricDataPage of(
      List<MetricResult> results, boolean isAscending, Position from, int maxPoints) {
    List<Part> parts = new ArrayList<>();
    int room = maxPoints;
    for (int i = from.result; i < results.size(); i++) {
      TimeSeries points = results.get(i).points();
      int start = i == from.result ? from.before(points, isAscending) : 0;
      int count = Math.min(room, points.size() - start);
      if (count == 0 && start < points.size()) {
        return new MetricDataPage(parts, new Position(i, null));
      }
      Part part = part(results.get(i), isAscending, start, count);
      parts.add(part);
      room -= count;
      if (!part.isComplete) {
        return new MetricDataPage(parts, new Position(i, part.millis[count - 1]));
      }
    }
    return new MetricDataPage(parts, null);
  }

  private static Part part(MetricResult result, boolean isAscending, int start, int count) {
    TimeSeries points = result.points();
    long[] millis = new long[count];
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      int index = isAscending ? start + i : points.size() - 1 - start - i;
      millis[i] = points.timeMillis(index);
      values[i] = points.value(index);
    }
    return new Part(result, millis, values, start + count == points.size());
  }
}
