package dev.tailback.lab.study.formula;

/** The normal distribution. */
final class Normal {
  private Normal() {}

  /**
   * Returns the probability of more than this many standard deviations above the mean. The square
   * of a normal value has a gamma distribution with shape 1/2.
   */
  static double above(double deviations) {
    double tail = GammaTail.above(0.5, deviations * deviations / 2) / 2;
    return deviations >= 0 ? tail : 1 - tail;
  }
}
