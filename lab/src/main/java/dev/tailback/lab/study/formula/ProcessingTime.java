package dev.tailback.lab.study.formula;

import dev.tailback.lab.scenario.Processing;
import dev.tailback.lab.scenario.Seconds;

/**
 * How long processing takes: one message, or several one after another.
 *
 * <p>Exact for constant, exponential and gamma distributed times, and for a single lognormal or
 * recorded time. Sums of the latter are approximated by a lognormal time with the same mean and
 * variance.
 */
public record ProcessingTime(Processing processing) {

  /** Returns the mean in seconds. */
  public double mean() {
    return processing.meanSeconds();
  }

  /** Returns the squared coefficient of variation. */
  public double scv() {
    if (processing instanceof Processing.Constant) {
      return 0;
    } else if (processing instanceof Processing.Gamma gamma) {
      return gamma.scv();
    } else if (processing instanceof Processing.Lognormal lognormal) {
      return Math.exp(lognormal.sigma() * lognormal.sigma()) - 1;
    } else if (processing instanceof Processing.Empirical empirical) {
      return scv(empirical);
    }
    return 1;
  }

  /** Returns the probability that this many messages, one after another, take as long or longer. */
  public double longer(int messages, double seconds) {
    double scv = scv();
    if (scv == 0) {
      return messages * mean() >= seconds ? 1 : 0;
    } else if (messages == 1 && processing instanceof Processing.Empirical empirical) {
      return longer(empirical, seconds);
    } else if (processing instanceof Processing.Exponential
        || processing instanceof Processing.Gamma) {
      return GammaTail.above(messages / scv, seconds / (mean() * scv));
    }
    return lognormalTail(messages * mean(), scv / messages, seconds);
  }

  /** Returns the time that this share of messages stays below, in seconds. */
  public double quantile(double share) {
    double low = 0;
    double high = mean();
    while (longer(1, high) > 1 - share) {
      high *= 2;
    }
    for (int n = 0; n < 60; n++) {
      double middle = (low + high) / 2;
      if (longer(1, middle) > 1 - share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private static double lognormalTail(double mean, double scv, double seconds) {
    if (seconds <= 0) {
      return 1;
    }
    double variance = Math.log(1 + scv);
    double location = Math.log(mean) - variance / 2;
    return Normal.above((Math.log(seconds) - location) / Math.sqrt(variance));
  }

  private static double longer(Processing.Empirical empirical, double seconds) {
    long count = empirical.samples().stream().filter(one -> Seconds.of(one) > seconds).count();
    return (double) count / empirical.samples().size();
  }

  private static double scv(Processing.Empirical empirical) {
    double mean = empirical.meanSeconds();
    double squares =
        empirical.samples().stream()
            .mapToDouble(one -> Math.pow(Seconds.of(one) - mean, 2))
            .average()
            .orElse(0);
    return mean == 0 ? 0 : squares / (mean * mean);
  }
}
