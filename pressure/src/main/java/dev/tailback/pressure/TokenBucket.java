package dev.tailback.pressure;

/**
 * Tokens that come back at a steady rate until the bucket is full.
 *
 * <ul>
 *   <li>It starts full.
 *   <li>No fraction of a token is ever lost or won, however long and however often it is asked.
 *   <li>More tokens than it can hold are given when it is full; the rest is owed, so that the rate
 *       stays right.
 * </ul>
 */
final class TokenBucket {
  /* Counted in millionths of a token: a rate in thousandths a second is the same number of
   * millionths a millisecond, so every sum is of whole numbers. */
  private static final long TOKEN = 1_000_000;

  private final long millionthsPerMilli;
  private final long capacity;
  private long level;
  private long atMillis;

  TokenBucket(Quota quota, long nowMillis) {
    millionthsPerMilli = quota.thousandthsPerSecond();
    capacity = quota.burst() * TOKEN;
    level = capacity;
    atMillis = nowMillis;
  }

  /**
   * Takes tokens, or none where there are too few.
   *
   * @return 0, or the milliseconds until so many will be there
   */
  long take(int tokens, long nowMillis) {
    long wait = millisUntil(tokens, nowMillis);
    if (wait == 0) {
      level -= tokens * TOKEN;
    }
    return wait;
  }

  /** After how many milliseconds so many tokens can be taken; 0 where they can be taken now. */
  long millisUntil(int tokens, long nowMillis) {
    refill(nowMillis);
    return millisUntil(Math.min(tokens * TOKEN, capacity));
  }

  /** How many whole tokens there are; below zero where some are owed. */
  long tokens(long nowMillis) {
    refill(nowMillis);
    return Math.floorDiv(level, TOKEN);
  }

  boolean isFull(long nowMillis) {
    refill(nowMillis);
    return level == capacity;
  }

  private long millisUntil(long wanted) {
    long missing = wanted - level;
    return missing <= 0 ? 0 : (missing + millionthsPerMilli - 1) / millionthsPerMilli;
  }

  private void refill(long nowMillis) {
    long elapsed = Math.max(0, nowMillis - atMillis);
    level = elapsed >= millisUntil(capacity) ? capacity : level + elapsed * millionthsPerMilli;
    atMillis += elapsed;
  }
}
