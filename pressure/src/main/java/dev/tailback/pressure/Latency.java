package dev.tailback.pressure;

import java.util.random.RandomGenerator;

/** A distribution of delays, from which each call draws its own. */
public sealed interface Latency {
  /** The maximum of every draw: 24 hours. */
  long MAX_MILLIS = 86_400_000;

  /**
   * Draws a delay in milliseconds.
   *
   * @param ruleAgeMillis how long the rule has been active
   */
  long millis(RandomGenerator random, long ruleAgeMillis);

  /** The same delay each time. */
  record Fixed(long millis) implements Latency {
    @Override
    public long millis(RandomGenerator random, long ruleAgeMillis) {
      return Math.min(millis, MAX_MILLIS);
    }
  }

  /** A delay between two, both included, each equally likely. */
  record Uniform(long fromMillis, long toMillis) implements Latency {
    /** Creates a range that does not end before it begins. */
    public Uniform {
      if (fromMillis > toMillis) {
        throw new IllegalArgumentException("A uniform latency ends before it begins.");
      }
    }

    @Override
    public long millis(RandomGenerator random, long ruleAgeMillis) {
      return Math.min(random.nextLong(fromMillis, toMillis + 1), MAX_MILLIS);
    }
  }

  /**
   * A delay that is mostly near the median, and occasionally much longer.
   *
   * @param sigma the standard deviation of the latency's logarithm; with 1, one in twenty takes
   *     five times the median
   */
  record Lognormal(long medianMillis, double sigma) implements Latency {
    @Override
    public long millis(RandomGenerator random, long ruleAgeMillis) {
      double millis = medianMillis * Math.exp(sigma * random.nextGaussian());
      return Math.round(Math.min(millis, MAX_MILLIS));
    }
  }

  /**
   * The same delay for all calls at one moment, which changes linearly with the age of its rule.
   */
  record Changing(Ramp millis) implements Latency {
    @Override
    public long millis(RandomGenerator random, long ruleAgeMillis) {
      return Math.round(Math.min(millis.at(ruleAgeMillis), MAX_MILLIS));
    }
  }
}
