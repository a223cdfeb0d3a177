package dev.tailback.engine.live;

/**
 * An exponential moving average of a rate per second. At first it is the plain average of what it
 * has seen, instead of rising slowly from 0.
 */
final class Average {
  private final double seconds;
  private double sum;
  private double weight;

  /**
   * @param seconds the time constant: events older than this have a weight of little more than a
   *     third
   */
  Average(double seconds) {
    this.seconds = seconds;
  }

  /** Adds a number of events that have happened in the last seconds. */
  void add(long events, double inSeconds) {
    double share = -Math.expm1(-inSeconds / seconds);
    sum += ((double) events / inSeconds - sum) * share;
    weight += (1 - weight) * share;
  }

  double perSecond() {
    return weight == 0 ? 0 : sum / weight;
  }
}
