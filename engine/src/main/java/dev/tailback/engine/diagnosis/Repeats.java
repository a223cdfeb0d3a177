package dev.tailback.engine.diagnosis;

import dev.tailback.engine.live.Rates;
import dev.tailback.engine.queue.RedrivePolicy;
import org.jspecify.annotations.Nullable;

/** Messages that are received again, or nearly so, because the visibility timeout is too short. */
final class Repeats {
  /* Round visibility timeouts, as people choose them. The last is the longest possible. */
  private static final int[] STEPS_SECONDS = {
    5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800,
    43_200
  };

  static @Nullable Finding repeats(Symptoms queue) {
    Rates rates = queue.rates();
    boolean isRead =
        rates.received() >= Thresholds.REPEATS_RECEIVED_PER_SECOND
            && queue.activity().totalReceived() > Thresholds.REPEATS_RECEIVED;
    double share = isRead ? rates.repeated() / rates.received() : 0;
    if (share <= Thresholds.REPEATS_SHARE) {
      return null;
    }
    return queue.isProcessingSlow() ? slow(queue, share) : failing(queue, share);
  }

  private static Finding slow(Symptoms queue, double share) {
    int timeout = queue.settings().visibilityTimeoutSeconds();
    int better = betterTimeout(queue);
    return Finding.of(
            Severity.TROUBLE,
            queue.p95Seconds() > timeout ? "repeats.slow" : "repeats.tight",
            Math.min(1, share),
            timeout,
            queue.p95Seconds(),
            queue.p99Seconds(),
            better,
            Math.max(1, better / 2))
        .suggest(Action.setVisibilityTimeout(better));
  }

  private static Finding failing(Symptoms queue, double share) {
    RedrivePolicy redrive = queue.settings().redrivePolicy();
    double bounded = Math.min(1, share);
    Finding finding =
        redrive == null
            ? Finding.of(Severity.TROUBLE, "repeats.fail", bounded)
            : Finding.of(
                Severity.TROUBLE,
                "repeats.fail.dlq",
                bounded,
                redrive.maxReceiveCount(),
                redrive.deadLetterTarget().name());
    return finding.suggest(Action.changeSettings());
  }

  static @Nullable Finding near(Symptoms queue, Seen seen) {
    boolean isNear =
        queue.isProcessingSlow()
            && queue.processing().samples() >= Thresholds.NEAR_SAMPLES
            && queue.rates().leaving() > Thresholds.LEAVING_PER_SECOND;
    if (!isNear || seen.holds(Rule.REPEATS)) {
      return null;
    }
    int better = betterTimeout(queue);
    return Finding.of(
            Severity.WATCH,
            "near",
            queue.p95Seconds(),
            queue.settings().visibilityTimeoutSeconds(),
            better)
        .suggest(Action.setVisibilityTimeout(better));
  }

  /**
   * Returns the first step that is longer than the present timeout and leaves a margin above p99.
   */
  private static int betterTimeout(Symptoms queue) {
    double needed = Thresholds.TIMEOUT_RESERVE * queue.p99Seconds();
    for (int step : STEPS_SECONDS) {
      if (step >= needed && step > queue.settings().visibilityTimeoutSeconds()) {
        return step;
      }
    }
    return STEPS_SECONDS[STEPS_SECONDS.length - 1];
  }

  private Repeats() {}
}
