package dev.tailback.lab.sim.consumer;

import dev.tailback.lab.scenario.Processing;
import dev.tailback.lab.scenario.Seconds;
import java.util.List;
import java.util.random.RandomGenerator;

/** How long processing takes, in seconds. */
interface ServiceTimes {

  /** Draws the time of one message. */
  double next(RandomGenerator random);

  /** Returns the times that a scenario describes. */
  static ServiceTimes of(Processing processing) {
    if (processing instanceof Processing.Exponential exponential) {
      double mean = exponential.meanSeconds();
      return random -> mean * random.nextExponential();
    }
    if (processing instanceof Processing.Lognormal lognormal) {
      double median = Seconds.of(lognormal.median());
      double sigma = lognormal.sigma();
      return random -> median * StrictMath.exp(sigma * random.nextGaussian());
    }
    if (processing instanceof Processing.Gamma gamma) {
      return GammaTimes.of(gamma);
    }
    if (processing instanceof Processing.Empirical empirical) {
      List<Double> samples = empirical.samples().stream().map(Seconds::of).toList();
      return random -> samples.get(random.nextInt(samples.size()));
    }
    double mean = processing.meanSeconds();
    return random -> mean;
  }
}
