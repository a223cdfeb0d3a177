package dev.tailback.lab.study.formula;

/**
 * A visibility timeout that may end before the processing does: exponential processing times, and
 * idle workers.
 *
 * @param timeout in mean processing times
 */
public record ShortTimeout(double timeout) {

  /** Returns the share of messages that are received more than once. */
  public double duplicates() {
    return Math.exp(-timeout);
  }

  /** Returns how often a message is received on average if a late delete still works. */
  public double receives() {
    double sum = 0;
    double term = 1;
    for (int n = 0; term > 1e-15; n++) {
      term = Math.exp(-timeout * n * (n + 1) / 2);
      sum += term;
    }
    return sum;
  }

  /** Returns how often a message is received on average if its processing is given up then. */
  public double receivesIfGivenUp() {
    return 1 / (1 - duplicates());
  }
}
