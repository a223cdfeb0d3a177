package dev.tailback.lab.sim.producer;

import dev.tailback.lab.scenario.Arrivals;
import java.util.random.RandomGenerator;

/** When messages arrive, one after the other. Times are in seconds from the start of the run. */
interface ArrivalTimes {

  /** Returns when the next message arrives after the one at a time; infinity if none does. */
  double after(double seconds);

  /** Returns the times of arrivals as a scenario describes them. */
  static ArrivalTimes of(Arrivals arrivals, RandomGenerator random) {
    if (arrivals instanceof Arrivals.Constant constant) {
      return new EvenTimes(constant.perSecond());
    }
    return new RandomTimes(RateCurve.of(arrivals), random);
  }
}
