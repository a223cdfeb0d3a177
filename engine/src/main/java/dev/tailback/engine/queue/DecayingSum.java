package dev.tailback.engine.queue;

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

  double at(long nowMillis) {
    return sum * StrictMath.pow(0.5, (nowMillis - asOfMillis) / halfLifeMillis);
  }
}
