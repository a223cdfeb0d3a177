package dev.tailback.engine.scaling;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * How a target's capacity has changed, oldest first. Beyond {@value #MAX_POINTS} points the oldest
 * are dropped.
 */
final class CapacityHistory {
  static final int MAX_POINTS = 1_000;

  private final Deque<CapacityPoint> points = new ArrayDeque<>();

  /**
   * Adds a point, unless nothing has changed. If several points have the same time, only the last
   * is kept.
   */
  void add(CapacityPoint point) {
    CapacityPoint last = points.peekLast();
    if (last != null && last.atMillis() == point.atMillis()) {
      points.removeLast();
      last = points.peekLast();
    }
    if (last != null && last.desired() == point.desired() && last.actual() == point.actual()) {
      return;
    }
    points.addLast(point);
    if (points.size() > MAX_POINTS) {
      points.removeFirst();
    }
  }

  void writeTo(StateOutput out) {
    out.writeNumber(points.size());
    points.forEach(out::writeRecord);
  }

  void readFrom(StateInput in) {
    for (int left = in.readInt(); left > 0; left--) {
      points.addLast(in.readRecord(CapacityPoint.class));
    }
  }

  List<CapacityPoint> points() {
    return List.copyOf(points);
  }
}
