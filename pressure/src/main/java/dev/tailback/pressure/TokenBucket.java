package dev.tailback.pressure;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import java.util.function.Consumer;

/**
 * A token bucket: refilled at a steady rate until it is full.
 *
 * <ul>
 *   <li>It starts full.
 *   <li>No fraction of a token is ever lost or gained, for any intervals between calls.
 *   <li>A call that needs more tokens than the capacity gets them when the bucket is full. The rest
 *       is owed, so that the average rate stays exact.
 * </ul>
 */
final class TokenBucket {
  /*
   * The level is in millionths of a token: a rate in thousandths per second is the same number of
   * millionths per millisecond, so all arithmetic is on whole numbers.
   */
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
   * Takes tokens, or none if there are too few.
   *
   * @return 0, or the milliseconds until there will be enough
   */
  long take(int tokens, long nowMillis) {
    long wait = millisUntil(tokens, nowMillis);
    if (wait == 0) {
      level -= tokens * TOKEN;
    }
    return wait;
  }

  /** Returns the milliseconds until this many tokens can be taken; 0 is now. */
  long millisUntil(int tokens, long nowMillis) {
    refill(nowMillis);
    return millisUntil(Math.min(tokens * TOKEN, capacity));
  }

  /** Returns the number of whole tokens; negative if some are owed. */
  long tokens(long nowMillis) {
    refill(nowMillis);
    return Math.floorDiv(level, TOKEN);
  }

  /** Returns a task that later writes its present state. */
  Consumer<StateOutput> saved() {
    long levelNow = level;
    long atMillisNow = atMillis;
    return out -> {
      out.writeNumber(levelNow);
      out.writeNumber(atMillisNow);
    };
  }

  void readFrom(StateInput in) {
    level = in.readNumber();
    atMillis = in.readNumber();
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
