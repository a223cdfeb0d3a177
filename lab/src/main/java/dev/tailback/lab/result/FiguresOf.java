package dev.tailback.lab.result;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Which figures a queue has, and which a group of consumers has. The totals have all figures. */
public final class FiguresOf {
  /** The figures of a queue. */
  public static final Set<Figure> QUEUE =
      Collections.unmodifiableSet(
          EnumSet.complementOf(
              EnumSet.of(
                  Figure.SLOTS_USED,
                  Figure.WORKERS_MEAN,
                  Figure.WORKERS_MAX,
                  Figure.DIRECTION_CHANGES,
                  Figure.ALARMS,
                  Figure.FIRST_ALARM)));

  /** The figures of a group of consumers. */
  public static final Set<Figure> CONSUMER =
      Collections.unmodifiableSet(
          EnumSet.of(
              Figure.RECEIVED,
              Figure.DELETED,
              Figure.REPEATED,
              Figure.THROUGHPUT,
              Figure.WAIT_MEAN,
              Figure.AGE_MEAN,
              Figure.AGE_P50,
              Figure.AGE_P99,
              Figure.AGE_MAX,
              Figure.SLOTS_USED,
              Figure.EMPTY_RECEIVES,
              Figure.REQUESTS,
              Figure.REQUESTS_PER_SECOND,
              Figure.COST_A_MONTH,
              Figure.THROTTLED,
              Figure.OVER_LIMIT,
              Figure.WORKERS_MEAN,
              Figure.WORKERS_MAX,
              Figure.DIRECTION_CHANGES));

  private FiguresOf() {}
}
