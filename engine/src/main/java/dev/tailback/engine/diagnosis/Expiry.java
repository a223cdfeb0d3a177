package dev.tailback.engine.diagnosis;

import org.jspecify.annotations.Nullable;

/** Messages that are about to be lost. */
final class Expiry {
  private static final int MAX_RETENTION_SECONDS = 1_209_600;

  static @Nullable Finding expiring(Symptoms queue) {
    boolean isWaiting = queue.counts().visible() > 0 && queue.backlog().oldestAgeMillis() != null;
    return isWaiting && queue.secondsLeft() < early(queue) ? soon(queue) : null;
  }

  private static double early(Symptoms queue) {
    return Math.min(
        Thresholds.EXPIRING_SECONDS,
        Thresholds.EXPIRING_RETENTION_SHARE * queue.settings().messageRetentionPeriodSeconds());
  }

  private static Finding soon(Symptoms queue) {
    boolean isLongest = queue.settings().messageRetentionPeriodSeconds() >= MAX_RETENTION_SECONDS;
    String wording = queue.total() == 1 ? "expiring.one" : "expiring.many";
    return Finding.of(
            Severity.BLOCKED, isLongest ? wording + ".longest" : wording, queue.secondsLeft())
        .suggest(isLongest ? null : Action.changeSettings());
  }

  private Expiry() {}
}
