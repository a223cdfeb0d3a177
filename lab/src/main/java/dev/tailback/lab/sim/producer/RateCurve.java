package dev.tailback.lab.sim.producer;

import dev.tailback.lab.scenario.Arrivals;

/** A rate of arrivals that changes over time. */
interface RateCurve {

  /**
   * Returns the time at which the expected number of arrivals since a time reaches a number;
   * infinity if it never does.
   */
  double after(double seconds, double expected);

  /** Returns the curve of random arrivals. */
  static RateCurve of(Arrivals arrivals) {
    if (arrivals instanceof Arrivals.Poisson poisson) {
      return (seconds, expected) -> seconds + expected / poisson.perSecond();
    }
    if (arrivals instanceof Arrivals.OnOff onOff) {
      return RateSteps.of(onOff);
    }
    if (arrivals instanceof Arrivals.Trace trace) {
      return RateSteps.of(trace);
    }
    if (arrivals instanceof Arrivals.Ramp ramp) {
      return new RampCurve(ramp);
    }
    if (arrivals instanceof Arrivals.Daily daily) {
      return new DailyCurve(daily);
    }
    throw new IllegalArgumentException("not at random: " + arrivals);
  }
}
