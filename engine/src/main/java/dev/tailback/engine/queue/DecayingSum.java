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

  /** Adds to this sum and another, at half the cost if both were last added to together. */
  void addToBoth(DecayingSum other, long amount, long nowMillis) {
    double factor = factor(nowMillis);
    boolean isSame = other.asOfMillis == asOfMillis && other.halfLifeMillis == halfLifeMillis;
    other.add(amount, nowMillis, isSame ? factor : other.factor(nowMillis));
    add(amount, nowMillis, factor);
  }

  private void add(long amount, long nowMillis, double factor) {
    sum = sum * factor + amount;
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
    return sum * factor(nowMillis);
  }

  private double factor(long nowMillis) {
    return StrictMath.pow(0.5, (nowMillis - asOfMillis) / halfLifeMillis);
  }
}
