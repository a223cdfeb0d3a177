package dev.tailback.engine.queue;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;

/** A sum with exponential decay: what was added counts half as much after each half-life. */
final class DecayingSum {
  private final double halfLifeMillis;
  private double sum;
  private long asOfMillis;

  DecayingSum(long halfLifeMillis) {
    this.halfLifeMillis = halfLifeMillis;
  }

  void add(long amount, long nowMillis) {
    sum = at(nowMillis) + amount;
    asOfMillis = nowMillis;
  }

  /** Returns whether it is more than a share of the other sum. Both were just added to. */
  boolean isMoreThan(int share, DecayingSum other) {
    return sum * share > other.sum;
  }

  void writeTo(StateOutput out) {
    out.writeDouble(sum);
    out.writeNumber(asOfMillis);
  }

  void readFrom(StateInput in) {
    sum = in.readDouble();
    asOfMillis = in.readNumber();
  }

  double at(long nowMillis) {
    return sum * StrictMath.pow(0.5, (nowMillis - asOfMillis) / halfLifeMillis);
  }
}
