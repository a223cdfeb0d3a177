package dev.tailback.server.cloudwatch.metric;

import dev.tailback.server.cloudwatch.request.Members;

/**
 * The time range of a request for data.
 *
 * @param startMillis inclusive, in milliseconds since the epoch
 * @param endMillis exclusive
 */
record TimeRange(long startMillis, long endMillis) {
  private static final int MILLIS = 1_000;

  static TimeRange read(Members members) {
    TimeRange range =
        new TimeRange(members.requiredMillis("StartTime"), members.requiredMillis("EndTime"));
    if (range.startMillis >= range.endMillis && members.input().time("EndTime") != null) {
      members
          .problems()
          .invalid("The parameter StartTime must be less than the parameter EndTime.");
    }
    return range;
  }

  /** Returns the start of the period in which the range starts. */
  long start(int periodSeconds) {
    long period = (long) periodSeconds * MILLIS;
    return Math.floorDiv(startMillis, period) * period;
  }

  /** Returns how many periods begin within the range, its start included. */
  long points(int periodSeconds) {
    long period = (long) periodSeconds * MILLIS;
    return -Math.floorDiv(startMillis - endMillis, period);
  }
}
