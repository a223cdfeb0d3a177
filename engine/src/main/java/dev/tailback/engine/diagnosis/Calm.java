package dev.tailback.engine.diagnosis;

import org.jspecify.annotations.Nullable;

/** The diagnoses of queues without problems. The first that applies is used. */
final class Calm {

  static @Nullable Finding drain(Symptoms queue) {
    double falling = -queue.backlog().slopePerSecond();
    int visible = queue.counts().visible();
    return falling > queue.noticeableSlope() && visible > Thresholds.BACKLOG_MESSAGES
        ? Finding.of(Severity.EASING, "drain", falling, visible / falling)
        : null;
  }

  static @Nullable Finding delayed(Symptoms queue) {
    int delayed = queue.counts().delayed();
    boolean isMost =
        delayed > (long) Thresholds.DELAYED_VISIBLE_TIMES * queue.counts().visible()
            && (delayed > Thresholds.DELAYED_MESSAGES || !isFlowing(queue));
    if (!isMost) {
      return null;
    }
    Long due = queue.backlog().nextDelayedDueMillis();
    if (queue.isElsewhere()) {
      return Finding.of(Severity.FLOWING, "delayed.elsewhere", delayed);
    }
    return Finding.of(
        Severity.FLOWING,
        delayed == 1 ? "delayed.one" : "delayed.many",
        delayed,
        due == null ? 0 : Math.max(0, queue.secondsUntil(due)));
  }

  static @Nullable Finding flow(Symptoms queue) {
    if (!isFlowing(queue)) {
      return null;
    }
    return Finding.of(
        Severity.FLOWING,
        flowWording(queue),
        queue.rates().arriving(),
        queue.rates().leaving(),
        queue.waitSeconds());
  }

  private static boolean isFlowing(Symptoms queue) {
    return Math.max(queue.rates().arriving(), queue.rates().leaving()) > Thresholds.FLOW_PER_SECOND;
  }

  private static String flowWording(Symptoms queue) {
    double difference = Math.abs(queue.rates().arriving() - queue.rates().leaving());
    double tolerated =
        Math.max(
            Thresholds.SLOPE_PER_SECOND, Thresholds.FLOW_BALANCE_SHARE * queue.rates().arriving());
    if (difference > tolerated) {
      return "flow.traffic";
    }
    boolean isWaitKnown = queue.rates().leaving() > 0 && !queue.isElsewhere();
    return queue.counts().visible() > 2 && isWaitKnown ? "flow.waiting" : "flow.balance";
  }

  static Finding idle(Symptoms queue) {
    long total = queue.total();
    if (total > 0) {
      return Finding.of(Severity.IDLE, total == 1 ? "idle.one" : "idle.many", total);
    }
    long last = lastTraffic(queue);
    return last == Long.MIN_VALUE
        ? Finding.of(Severity.IDLE, queue.isElsewhere() ? "idle.elsewhere" : "idle.unused")
        : Finding.of(Severity.IDLE, "idle.empty", Math.max(0, queue.secondsSince(last)));
  }

  static Finding unknown() {
    return Finding.of(Severity.IDLE, "idle.unknown");
  }

  private static long lastTraffic(Symptoms queue) {
    Long receive = queue.activity().lastReceiveMillis();
    Long send = queue.activity().lastSendMillis();
    return Math.max(
        receive == null ? Long.MIN_VALUE : receive, send == null ? Long.MIN_VALUE : send);
  }

  private Calm() {}
}
