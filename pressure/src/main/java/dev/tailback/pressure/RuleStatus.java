package dev.tailback.pressure;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of an active rule.
 *
 * @param <R> the rule's definition
 * @param id the number that the rule has among those of its family
 * @param ageMillis how much engine time it has been active
 * @param calls how many calls matched
 * @param hits how many times it fired: calls that a fault changed, or that a throttle rejected
 * @param end when it removes itself; {@code null} if it does not
 * @param tokensLeft for a throttle, the tokens in each bucket that is not full; negative if owed
 */
public record RuleStatus<R>(
    long id,
    R rule,
    long ageMillis,
    long calls,
    long hits,
    @Nullable End end,
    Map<ThrottleKey, Long> tokensLeft) {

  /** Copies the map. */
  public RuleStatus {
    tokensLeft = Map.copyOf(tokensLeft);
  }

  /**
   * The end of a rule, which then removes itself.
   *
   * @param atMillis the engine time of the end
   * @param inMillis how much engine time is left
   */
  public record End(long atMillis, long inMillis) {}
}
