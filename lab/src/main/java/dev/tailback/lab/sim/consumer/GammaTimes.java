package dev.tailback.lab.sim.consumer;

import dev.tailback.lab.scenario.Processing;
import java.util.random.RandomGenerator;

/**
 * Gamma distributed times.
 *
 * @see <a href="https://doi.org/10.1145/358407.358414">A simple method for generating gamma
 *     variables</a>
 */
record GammaTimes(double shape, double scale) implements ServiceTimes {

  static ServiceTimes of(Processing.Gamma gamma) {
    double mean = gamma.meanSeconds();
    return gamma.scv() == 0 ? random -> mean : new GammaTimes(1 / gamma.scv(), mean * gamma.scv());
  }

  @Override
  public double next(RandomGenerator random) {
    if (shape >= 1) {
      return scale * draw(shape, random);
    }
    double boost = StrictMath.pow(1 - random.nextDouble(), 1 / shape);
    return scale * draw(shape + 1, random) * boost;
  }

  private static double draw(double shape, RandomGenerator random) {
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double normal = random.nextGaussian();
      double root = 1 + c * normal;
      double cube = root * root * root;
      if (cube > 0) {
        double bound = normal * normal / 2 + d - d * cube + d * StrictMath.log(cube);
        if (StrictMath.log(1 - random.nextDouble()) < bound) {
          return d * cube;
        }
      }
    }
  }
}
