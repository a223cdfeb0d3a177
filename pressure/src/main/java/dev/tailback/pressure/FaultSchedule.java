package dev.tailback.pressure;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decides for which matching calls a fault rule fires.
 *
 * @param fromMillis the engine time from which it fires
 * @param untilMillis the engine time from which it no longer fires
 * @param window when it fires, counted from the rule's beginning; {@code null} for any time
 * @param probability the probability of firing, 0 to 1, independently for each call
 * @param every fires for every n-th call that meets all other conditions; 1 is each
 * @param nth fires only for the n-th of these calls (1-based); {@code null} for any
 * @param times the maximum number of times it fires; {@code null} for no maximum
 */
public record FaultSchedule(
    long fromMillis,
    long untilMillis,
    @Nullable TimeWindow window,
    Ramp probability,
    int every,
    @Nullable Integer nth,
    @Nullable Integer times) {

  /** Fires for every matching call. */
  public static final FaultSchedule ALWAYS =
      new FaultSchedule(Long.MIN_VALUE, Long.MAX_VALUE, null, Ramp.constant(1), 1, null, null);

  /**
   * Creates a schedule.
   *
   * @throws IllegalArgumentException if the time window is empty
   */
  public FaultSchedule {
    if (fromMillis >= untilMillis) {
      throw new IllegalArgumentException("The time window ends before it begins.");
    }
  }

  /**
   * Returns whether the rule can fire now.
   *
   * @param ageMillis how long it has been active
   * @param hits how many times it has fired
   */
  boolean isOpen(long nowMillis, long ageMillis, long hits) {
    return nowMillis >= fromMillis
        && nowMillis < untilMillis
        && (window == null || window.isOpen(ageMillis))
        && (times == null || hits < times);
  }

  /** Returns whether its window opens before a rule of this duration ends. */
  public boolean opensWithin(Duration lasts) {
    return window == null || window.fromMillis() < lasts.toMillis();
  }

  boolean isDrawn(RandomGenerator random, long ageMillis) {
    double share = probability.at(ageMillis);
    return share >= 1 || random.nextDouble() < share;
  }

  /** Returns whether the rule fires for the n-th matching call (1-based). */
  boolean fires(long ordinal) {
    return ordinal % every == 0 && (nth == null || ordinal == nth);
  }
}
