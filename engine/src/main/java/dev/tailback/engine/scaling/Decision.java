package dev.tailback.engine.scaling;

import org.jspecify.annotations.Nullable;

/**
 * The outcome of a policy call.
 *
 * @param capacity the wanted capacity; the present desired capacity if it changes nothing
 * @param isOut whether it scales out
 * @param numbers the numbers it was computed from
 * @param settleSeconds for how long added capacity counts as new
 * @param cooldownSeconds for how long no capacity is removed, or a simple policy does nothing
 * @param reason why nothing is changed, {@code null} if something is
 */
record Decision(
    PolicyCall call,
    int capacity,
    boolean isOut,
    String numbers,
    int settleSeconds,
    int cooldownSeconds,
    @Nullable NotScaledReason reason) {

  /**
   * Returns whether it wins over another decision: its capacity is larger, or the other changes
   * nothing and does not hold capacity either.
   */
  boolean isBefore(Decision other) {
    if (counts() != other.counts()) {
      return counts();
    }
    return capacity > other.capacity;
  }

  /** Returns whether it keeps others from removing capacity, even if it changes nothing itself. */
  private boolean counts() {
    return reason == null || isOut;
  }
}
