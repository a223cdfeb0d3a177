package dev.tailback.lab.sim.producer;

import dev.tailback.lab.scenario.Arrivals;

/** A rate that follows a cosine with a period of a day, and starts at the low. */
final class DailyCurve implements RateCurve {
  private static final double DAY_SECONDS = 86_400;
  private static final double FREQUENCY = 2 * Math.PI / DAY_SECONDS;
  private static final int HALVINGS = 60;

  private final double mean;
  private final double swing;

  DailyCurve(Arrivals.Daily daily) {
    mean = (daily.low() + daily.high()) / 2;
    swing = (daily.high() - daily.low()) / 2;
  }

  @Override
  public double after(double seconds, double expected) {
    double wanted = total(seconds) + expected;
    /*
     * Over a whole day the rate averages to its mean, so the answer is less than a day off the one
     * for a constant mean rate.
     */
    double low = seconds;
    double high = seconds + expected / mean + DAY_SECONDS;
    for (int i = 0; i < HALVINGS && low < high; i++) {
      double middle = (low + high) / 2;
      if (total(middle) < wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** Returns the expected number of arrivals since the start. */
  private double total(double seconds) {
    return mean * seconds - swing / FREQUENCY * StrictMath.sin(FREQUENCY * seconds);
  }
}
