package dev.tailback.engine.diagnosis;

import dev.tailback.engine.diagnosis.Action.Kind;
import dev.tailback.engine.diagnosis.Symptoms.Holder;
import dev.tailback.engine.diagnosis.Symptoms.Lock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What keeps consumers from receiving the messages in a queue. */
final class Blockages {
  private static final String UNKNOWN_CONSUMER = "a consumer";

  static @Nullable Finding limit(Symptoms queue) {
    int inFlight = queue.counts().inFlight();
    if (inFlight < queue.limits().inFlight() || queue.counts().visible() == 0) {
      return null;
    }
    Holder holder = queue.activity().topHolder();
    return Finding.of(
            Severity.BLOCKED,
            limitWording(queue) + (holder == null ? "" : ".holder"),
            inFlight,
            queue.limits().inFlight(),
            queue.rates().overLimit(),
            holder == null ? UNKNOWN_CONSUMER : holder.name(),
            holder == null ? 0 : holder.messages())
        .suggest(Action.to(Kind.CONSUMERS, "Who holds them"));
  }

  private static String limitWording(Symptoms queue) {
    if (queue.settings().isFifo()) {
      return "limit.fifo";
    }
    return queue.rates().overLimit() > 0 ? "limit.refused" : "limit.standard";
  }

  static @Nullable Finding lookAhead(Symptoms queue) {
    Lock lock = queue.groups().longestLock();
    boolean isBlocked = queue.groups().isLookAheadBlocked() && queue.groups().hidden() > 0;
    if (!isBlocked || lock == null) {
      return null;
    }
    int lookAhead = queue.limits().lookAhead();
    return Finding.of(
            Severity.BLOCKED,
            lookAhead == 1 ? "lookahead.one" : "lookahead.many",
            lookAhead,
            queue.groups().hidden(),
            lock.group())
        .suggest(Action.showGroup(lock.group()));
  }

  static @Nullable Finding stuck(Symptoms queue) {
    Lock lock = queue.groups().longestLock();
    if (lock == null || lock.behind() <= 0) {
      return null;
    }
    double held = queue.secondsSince(lock.sinceMillis());
    return held > longHold(queue) ? stuck(queue, lock, held) : null;
  }

  private static double longHold(Symptoms queue) {
    double p95 = queue.processing().samples() > 0 ? queue.p95Seconds() : 0;
    return Math.max(Thresholds.STUCK_SECONDS, Thresholds.STUCK_PROCESSING_TIMES * p95);
  }

  private static Finding stuck(Symptoms queue, Lock lock, double held) {
    boolean isBlocked =
        held > Thresholds.STUCK_BLOCKED_SECONDS
            || lock.behind() > Thresholds.STUCK_BLOCKED_SHARE * queue.total();
    return Finding.of(
            isBlocked ? Severity.BLOCKED : Severity.TROUBLE,
            "stuck",
            lock.group(),
            held,
            Objects.requireNonNullElse(lock.holder(), UNKNOWN_CONSUMER),
            lock.behind(),
            Math.max(0, queue.secondsUntil(lock.visibleAtMillis())))
        .since(lock.sinceMillis())
        .suggest(Action.showGroup(lock.group()));
  }

  static @Nullable Finding nobody(Symptoms queue, Seen seen) {
    boolean isWaiting = queue.counts().visible() > 0 && !queue.isDeadLetterQueue();
    if (!isWaiting || seen.isHeldUp()) {
      return null;
    }
    Long last = queue.activity().lastReceiveMillis();
    return last == null ? neverReceived(queue) : noLongerReceived(queue, last);
  }

  private static @Nullable Finding neverReceived(Symptoms queue) {
    return queue.oldestAgeSeconds() > Thresholds.NOBODY_SECONDS
        ? nobody(queue, "nobody.never", 0)
        : null;
  }

  private static @Nullable Finding noLongerReceived(Symptoms queue, long lastMillis) {
    double silence = queue.secondsSince(lastMillis);
    if (silence <= Thresholds.NOBODY_SECONDS) {
      return null;
    }
    return queue.isElsewhere()
        ? Finding.of(Severity.WATCH, "nobody.elsewhere", silence, queue.counts().visible())
            .since(lastMillis)
        : nobody(queue, "nobody.last", silence).since(lastMillis);
  }

  private static Finding nobody(Symptoms queue, String wording, double silence) {
    double arriving = queue.rates().arriving();
    return Finding.of(
            Severity.BLOCKED,
            arriving > Thresholds.FLOW_PER_SECOND ? wording + ".more" : wording,
            silence,
            queue.counts().visible(),
            arriving)
        .suggest(Action.to(Kind.CONSUMERS, "Last consumers"));
  }

  private Blockages() {}
}
