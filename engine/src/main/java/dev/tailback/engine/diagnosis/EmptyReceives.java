package dev.tailback.engine.diagnosis;

import dev.tailback.engine.diagnosis.Action.Kind;
import dev.tailback.engine.live.Rates;
import org.jspecify.annotations.Nullable;

/** Consumers that poll in a loop and find nothing. */
final class EmptyReceives {

  static @Nullable Finding empty(Symptoms queue) {
    Rates rates = queue.rates();
    boolean isFrequent = rates.emptyShort() > Thresholds.EMPTY_SHORT_PER_SECOND;
    double empty = Math.max(rates.empty(), rates.emptyShort());
    double share = isFrequent ? empty / (empty + rates.received()) : 0;
    if (share <= Thresholds.EMPTY_SHARE) {
      return null;
    }
    return Finding.of(Severity.WATCH, "empty", share, rates.emptyShort())
        .suggest(Action.to(Kind.CONSUMERS, "Consumers"));
  }

  private EmptyReceives() {}
}
