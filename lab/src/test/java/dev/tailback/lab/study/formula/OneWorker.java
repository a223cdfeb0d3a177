package dev.tailback.lab.study.formula;

/**
 * The M/G/1 queue: random arrivals and one worker, by Pollaczek and Khinchine.
 *
 * @param arrivals messages a second
 * @param processing the mean processing time in seconds
 * @param scv the squared coefficient of variation of the processing times: 0 if all are equal, 1 if
 *     they are exponential
 */
public record OneWorker(double arrivals, double processing, double scv) {

  /** Returns the utilisation. */
  public double utilisation() {
    return arrivals * processing;
  }

  /** Returns the mean time until a message is received, in seconds. */
  public double meanWait() {
    double used = utilisation();
    return used >= 1 ? Double.POSITIVE_INFINITY : used * processing * (1 + scv) / (2 * (1 - used));
  }
}
