package dev.tailback.engine.diagnosis;

import dev.tailback.engine.diagnosis.Action.Kind;
import org.jspecify.annotations.Nullable;

/** A backlog that grows, where it leads to, and how many workers would help. */
final class Growth {
  private static final int SECONDS_PER_HOUR = 3600;

  private final Symptoms queue;
  private final double arriving;
  private final double leaving;
  private final double slope;

  private Growth(Symptoms queue) {
    this.queue = queue;
    this.arriving = queue.rates().arriving();
    this.leaving = queue.rates().leaving();
    this.slope = queue.backlog().slopePerSecond();
  }

  static @Nullable Finding growing(Symptoms queue, Seen seen) {
    Growth growth = new Growth(queue);
    if (!growth.holds()) {
      return null;
    }
    return seen.isExplained()
        ? growth.finding(".follows", 0, 0)
        : growth.withWorkers().suggest(Action.to(Kind.CONSUMERS, "Consumers"));
  }

  private boolean holds() {
    return !queue.isDeadLetterQueue()
        && slope > queue.noticeableSlope()
        && arriving > leaving
        && queue.counts().visible() > Thresholds.BACKLOG_MESSAGES;
  }

  private Finding withWorkers() {
    int consumers = queue.activity().consumers();
    if (consumers <= 0 || leaving <= Thresholds.LEAVING_PER_SECOND) {
      return finding(".start", 0, 0);
    }
    double each = leaving / consumers;
    double needed = Math.ceil((arriving * Thresholds.WORKERS_RESERVE - leaving) / each);
    return finding(needed <= 1 ? ".one" : ".add", Math.max(1, needed), each);
  }

  /**
   * @param workers how many more to suggest
   * @param each how many messages per second one handles; 0 if that is not known
   */
  private Finding finding(String remedy, double workers, double each) {
    double full = secondsUntilFull();
    double expiry = secondsUntilExpiry();
    double first = Math.min(full, expiry);
    boolean isFar = first > Thresholds.FORECAST_SECONDS;
    String outlook = full < expiry ? "growing.full" : "growing.expire";
    double enough = each > 0 ? enoughToDrain(2 * workers, each) : 0;
    return Finding.of(
        Severity.TROUBLE,
        (isFar ? "growing.more" : outlook) + remedy,
        arriving,
        leaving,
        slope,
        isFar ? slope * SECONDS_PER_HOUR : Math.max(0, first),
        workers,
        each,
        enough,
        drainSeconds(enough * each));
  }

  private double meanBytes() {
    return queue.backlog().meanStoredBytes();
  }

  /* Another SQS has no storage limit. */
  private double secondsUntilFull() {
    return queue.isElsewhere()
        ? Double.POSITIVE_INFINITY
        : queue.backlog().roomBytes() / (slope * Math.max(1, meanBytes()));
  }

  /*
   * This share of the arriving messages stays, so the oldest ages that much faster. For a queue in
   * another SQS its age is unknown.
   */
  private double secondsUntilExpiry() {
    return queue.isElsewhere() ? Double.POSITIVE_INFINITY : secondsLeftForOldest();
  }

  private double secondsLeftForOldest() {
    return queue.secondsLeft() * arriving / slope;
  }

  private double enoughToDrain(double workers, double each) {
    return Math.max(workers, Math.floor((arriving - leaving) / each) + 1);
  }

  /** Returns how soon the backlog is gone with workers that handle this much more per second. */
  private double drainSeconds(double morePerSecond) {
    double net = leaving + morePerSecond - arriving;
    return net > 0 ? queue.counts().visible() / net : 0;
  }
}
