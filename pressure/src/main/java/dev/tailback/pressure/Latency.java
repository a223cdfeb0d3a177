package dev.tailback.pressure;

import java.util.random.RandomGenerator;

/** How long something takes, drawn anew each time. */
public sealed interface Latency {
  /** No draw takes longer. */
  long LONGEST_MILLIS = 86_400_000;

  long millis(RandomGenerator random);

  /** Always the same. */
  record Fixed(long millis) implements Latency {
    @Override
    public long millis(RandomGenerator random) {
      return Math.min(millis, LONGEST_MILLIS);
    }
  }

  /** Anything from one duration to another, both included, with equal likelihood. */
  record Uniform(long fromMillis, long toMillis) implements Latency {
    public Uniform {
      if (fromMillis > toMillis) {
        throw new IllegalArgumentException("A uniform latency ends before it begins.");
      }
    }

    @Override
    public long millis(RandomGenerator random) {
      return Math.min(random.nextLong(fromMillis, toMillis + 1), LONGEST_MILLIS);
    }
  }

  /**
   * Mostly near the median, and now and then much longer.
   *
   * @param sigma the standard deviation of the latency's logarithm; with 1, one in twenty takes
   *     five times the median
   */
  record Lognormal(long medianMillis, double sigma) implements Latency {
    @Override
    public long millis(RandomGenerator random) {
      double millis = medianMillis * Math.exp(sigma * random.nextGaussian());
      return Math.round(Math.min(millis, LONGEST_MILLIS));
    }
  }
}
