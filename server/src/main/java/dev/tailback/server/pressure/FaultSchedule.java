package dev.tailback.server.pressure;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Which of the calls that a fault rule is for it strikes.
 *
 * @param fromMillis the engine time from which it does
 * @param untilMillis the engine time from which it no longer does
 * @param probability 0 to 1, for each call by itself
 * @param every each second, third and so on of the calls that all else lets through; 1 is all
 * @param nth only this one of the calls that all else lets through; {@code null} for any
 * @param times how often at most; {@code null} for any number of times
 */
public record FaultSchedule(
    long fromMillis,
    long untilMillis,
    double probability,
    int every,
    @Nullable Integer nth,
    @Nullable Integer times) {

  /** All of them. */
  public static final FaultSchedule ALWAYS =
      new FaultSchedule(Long.MIN_VALUE, Long.MAX_VALUE, 1, 1, null, null);

  public FaultSchedule {
    if (fromMillis >= untilMillis) {
      throw new IllegalArgumentException("The time window ends before it begins.");
    }
  }

  boolean isOpen(long nowMillis, long hits) {
    return nowMillis >= fromMillis && nowMillis < untilMillis && (times == null || hits < times);
  }

  boolean isDrawn(RandomGenerator random) {
    return probability >= 1 || random.nextDouble() < probability;
  }

  /** Whether it strikes the call that is the so-manieth, from 1 on, of those let through. */
  boolean strikes(long ordinal) {
    return ordinal % every == 0 && (nth == null || ordinal == nth);
  }
}
