package dev.tailback.engine.diagnosis;

import dev.tailback.engine.diagnosis.Action.Kind;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.RedrivePolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Dead letters: where they come from, and where they are. */
final class DeadLetters {

  static @Nullable Finding dead(Symptoms queue) {
    RedrivePolicy redrive = queue.settings().redrivePolicy();
    long dead = queue.activity().deadLetteredInFiveMinutes();
    boolean holds = dead > 0 && queue.rates().deadLettered() > Thresholds.DEAD_PER_SECOND;
    if (redrive == null || !holds) {
      return null;
    }
    String target = redrive.deadLetterTarget().name();
    return Finding.of(
            Severity.TROUBLE,
            dead == 1 ? "dead.one" : "dead.many",
            dead,
            target,
            redrive.maxReceiveCount())
        .suggest(Action.open(target));
  }

  static @Nullable Finding deadLetters(Symptoms queue) {
    long letters = queue.total();
    if (letters == 0 || !queue.isDeadLetterQueue()) {
      return null;
    }
    long more = more(queue);
    return Finding.of(
            more > 0 ? Severity.TROUBLE : Severity.WATCH,
            (letters == 1 ? "dlq.one" : "dlq.many") + (more > 0 ? ".more" : ""),
            letters,
            names(queue.sources()),
            more)
        .suggest(Action.to(Kind.REDRIVE, "Redrive"));
  }

  /** Returns how many more there are than five minutes ago; 0 if that is not known. */
  private static long more(Symptoms queue) {
    Long before = queue.backlog().fiveMinutesAgo();
    long now = (long) queue.counts().visible() + queue.counts().delayed();
    return before == null ? 0 : Math.max(0, now - Math.max(0, before));
  }

  private static String names(List<QueueAddress> sources) {
    String first = sources.get(0).name();
    return switch (sources.size()) {
      case 1 -> first;
      case 2 -> first + " and " + sources.get(1).name();
      default -> first + " and " + (sources.size() - 1) + " more queues";
    };
  }

  private DeadLetters() {}
}
