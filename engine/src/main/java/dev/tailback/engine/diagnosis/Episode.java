package dev.tailback.engine.diagnosis;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The time for which a rule's condition has held, with gaps of at most a few seconds. */
final class Episode {
  private static final long SECOND_MILLIS = 1000;

  private final Rule rule;
  private final long beganMillis;
  private long lastHeldMillis;
  private boolean holds;
  private boolean hasHeldLongEnough;
  private @Nullable Finding last;

  Episode(Rule rule, long nowMillis) {
    this.rule = rule;
    this.beganMillis = nowMillis;
    this.lastHeldMillis = nowMillis;
  }

  /**
   * Takes the rule's present finding.
   *
   * @param finding {@code null} if its condition does not hold
   */
  void see(@Nullable Finding finding, long nowMillis) {
    holds = finding != null;
    if (finding != null) {
      last = finding;
      lastHeldMillis = nowMillis;
      hasHeldLongEnough |= nowMillis - beganMillis >= rule.holdSeconds() * SECOND_MILLIS;
    }
  }

  boolean isOver(long nowMillis) {
    long silenceMillis = Thresholds.SILENT_AFTER_SECONDS * SECOND_MILLIS;
    return last == null || nowMillis - lastHeldMillis > silenceMillis;
  }

  boolean holds() {
    return holds;
  }

  boolean speaks() {
    return rule.isCalm() ? holds : hasHeldLongEnough;
  }

  Severity severity() {
    return finding().severity();
  }

  Diagnosis diagnosis() {
    Finding finding = finding();
    Long sinceMillis = finding.sinceMillis();
    return new Diagnosis(
        rule,
        finding.severity(),
        finding.wording(),
        sinceMillis == null ? beganMillis : sinceMillis,
        finding.values(),
        finding.action());
  }

  private Finding finding() {
    return Objects.requireNonNull(last);
  }
}
