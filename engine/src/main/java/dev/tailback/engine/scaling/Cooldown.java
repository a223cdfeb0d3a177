package dev.tailback.engine.scaling;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;

/**
 * The time after a change in which further changes are held back. It starts when the change has
 * been carried out, but is already in effect before.
 */
final class Cooldown {
  private static final long IN_PROGRESS = Long.MAX_VALUE;

  private long millis;
  private long untilMillis;

  /** Begins with a change that is in progress. */
  void begin(int seconds) {
    millis = seconds * 1000L;
    untilMillis = IN_PROGRESS;
  }

  /** Notes that the change has been carried out, or never will be. */
  void changeEnded(long nowMillis) {
    if (untilMillis == IN_PROGRESS) {
      untilMillis = nowMillis + millis;
    }
  }

  void stop() {
    untilMillis = 0;
  }

  void writeTo(StateOutput out) {
    out.writeNumber(millis);
    out.writeNumber(untilMillis);
  }

  void readFrom(StateInput in) {
    millis = in.readNumber();
    untilMillis = in.readNumber();
  }

  boolean isInEffect(long nowMillis) {
    return nowMillis < untilMillis;
  }

  /** Returns when it ends, {@link Long#MAX_VALUE} while the change is in progress. */
  long untilMillis() {
    return untilMillis;
  }
}
