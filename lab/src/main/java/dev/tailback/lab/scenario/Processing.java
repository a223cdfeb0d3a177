package dev.tailback.lab.scenario;

import java.time.Duration;
import java.util.List;

/** How long processing one message takes. */
public sealed interface Processing {

  /** Returns the mean in seconds. */
  double meanSeconds();

  /** Always the same. */
  record Constant(Duration duration) implements Processing {
    @Override
    public double meanSeconds() {
      return Seconds.of(duration);
    }
  }

  /** Exponentially distributed. */
  record Exponential(Duration mean) implements Processing {
    @Override
    public double meanSeconds() {
      return Seconds.of(mean);
    }
  }

  /** Lognormally distributed. */
  record Lognormal(Duration median, Duration p99) implements Processing {
    private static final double Z99 = 2.3263478740408408;

    /** Returns the standard deviation of the logarithm. */
    public double sigma() {
      return Math.log((double) p99.toNanos() / median.toNanos()) / Z99;
    }

    @Override
    public double meanSeconds() {
      return Seconds.of(median) * Math.exp(sigma() * sigma() / 2);
    }
  }

  /**
   * Gamma distributed.
   *
   * @param scv the squared coefficient of variation: 1 is exponential, 1/k is Erlang's of k phases
   */
  record Gamma(Duration mean, double scv) implements Processing {
    @Override
    public double meanSeconds() {
      return Seconds.of(mean);
    }
  }

  /** One of these values, all equally likely. */
  record Empirical(List<Duration> samples) implements Processing {
    /** Copies the list. */
    public Empirical {
      samples = List.copyOf(samples);
    }

    @Override
    public double meanSeconds() {
      return samples.stream().mapToDouble(Seconds::of).average().orElse(0);
    }
  }
}
