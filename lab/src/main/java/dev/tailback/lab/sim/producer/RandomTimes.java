package dev.tailback.lab.sim.producer;

import java.util.random.RandomGenerator;

/** Arrivals at random, independent of each other, at a rate that may change. */
final class RandomTimes implements ArrivalTimes {
  private final RateCurve curve;
  private final RandomGenerator random;

  RandomTimes(RateCurve curve, RandomGenerator random) {
    this.curve = curve;
    this.random = random;
  }

  @Override
  public double after(double seconds) {
    return curve.after(seconds, random.nextExponential());
  }
}
