package dev.tailback.lab.sim.statistic;

/** The largest values of one queue or group of consumers within some time. */
record Maxima(double visible, double inFlight, double workers, double age, double oldest) {
  static final Maxima NONE = new Maxima(0, 0, 0, 0, 0);

  /** Returns the larger of each pair of values. */
  Maxima with(Maxima other) {
    return new Maxima(
        Math.max(visible, other.visible),
        Math.max(inFlight, other.inFlight),
        Math.max(workers, other.workers),
        Math.max(age, other.age),
        Math.max(oldest, other.oldest));
  }
}
