package dev.tailback.engine.diagnosis;

import dev.tailback.engine.diagnosis.Action.Kind;
import org.jspecify.annotations.Nullable;

/** A message that waits for a long time while others overtake it. */
final class OldHead {

  static @Nullable Finding oldHead(Symptoms queue, Seen seen) {
    double age = queue.oldestAgeSeconds();
    boolean isOld =
        !queue.isDeadLetterQueue()
            && age > Thresholds.OLD_HEAD_SECONDS
            && queue.rates().leaving() > Thresholds.LEAVING_PER_SECOND
            && age > Thresholds.OLD_HEAD_WAITS * queue.waitSeconds()
            && queue.backlog().slopePerSecond() <= queue.noticeableSlope();
    boolean isExplained = seen.isHeldUp() || seen.holds(Rule.LOOK_AHEAD);
    if (!isOld || isExplained || seen.holds(Rule.NOBODY)) {
      return null;
    }
    return Finding.of(Severity.WATCH, "oldhead", age, queue.waitSeconds())
        .suggest(Action.to(Kind.MESSAGES, "Look at it"));
  }

  private OldHead() {}
}
