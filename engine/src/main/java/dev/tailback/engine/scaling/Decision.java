package dev.tailback.engine.scaling;

import org.jspecify.annotations.Nullable;

/**
 * What comes of the call of a policy.
 *
 * @param capacity the capacity that it wants; that which is desired already if it changes nothing
 * @param isOut whether it is about adding capacity
 * @param numbers what it was computed from
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
   * Returns whether it wins against another one: with a larger capacity, or because the other one
   * changes nothing and does not ask for capacity either.
   */
  boolean isBefore(Decision other) {
    if (counts() != other.counts()) {
      return counts();
    }
    return capacity > other.capacity;
  }

  /** Returns whether it keeps others from removing capacity, though it may change nothing. */
  private boolean counts() {
    return reason == null || isOut;
  }
}
