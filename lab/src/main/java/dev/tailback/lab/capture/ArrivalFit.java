package dev.tailback.lab.capture;

import dev.tailback.lab.scenario.Arrivals;
import java.time.Duration;
import java.util.List;

/**
 * Finds how requests arrive (evenly spaced, at random, or in bursts) from how much their number
 * varies between intervals of equal length.
 *
 * @param times when they arrived in milliseconds, in ascending order
 * @param watchedMillis for how long the queue was watched
 */
record ArrivalFit(List<Long> times, long fromMillis, long watchedMillis) {
  private static final int FEW = 10;
  private static final int IN_A_BIN = 5;
  private static final int MIN_BINS = 10;
  private static final double EVEN = 0.25;
  private static final int STANDARD_ERRORS = 4;

  /** Returns the number of requests per second. */
  double perSecond() {
    return times.size() * 1_000.0 / watchedMillis;
  }

  /** Returns the arrival process that fits, at the rate of the requests. */
  Arrivals arrivals() {
    double rate = perSecond();
    if (times.size() < FEW) {
      return new Arrivals.Poisson(rate);
    }
    if (variation() < EVEN) {
      return new Arrivals.Constant(rate);
    }
    int[] bins = bins();
    boolean areBursts =
        bins.length >= MIN_BINS
            && dispersion(bins) > 1 + STANDARD_ERRORS * Math.sqrt(2.0 / (bins.length - 1));
    return areBursts ? bursts(rate, bins) : new Arrivals.Poisson(rate);
  }

  /**
   * Returns the squared coefficient of variation of the times between arrivals: 0 if equal, 1 at
   * random.
   */
  private double variation() {
    double[] gaps = new double[times.size() - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = times.get(i + 1) - times.get(i);
    }
    double mean = mean(gaps);
    return mean == 0 ? 0 : variance(gaps, mean) / (mean * mean);
  }

  private int[] bins() {
    double width = Math.max(100, IN_A_BIN * 1_000 / perSecond());
    int[] bins = new int[(int) (watchedMillis / width)];
    for (long time : times) {
      int bin = (int) ((time - fromMillis) / width);
      if (bin >= 0 && bin < bins.length) {
        bins[bin]++;
      }
    }
    return bins;
  }

  /** Returns the variance divided by the mean: 1 at random, more in bursts. */
  private static double dispersion(int[] bins) {
    double[] counts = new double[bins.length];
    for (int i = 0; i < bins.length; i++) {
      counts[i] = bins[i];
    }
    double mean = mean(counts);
    return mean == 0 ? 0 : variance(counts, mean) / mean;
  }

  /** Returns bursts; a burst lasts as long as the rate is at least half the mean. */
  private Arrivals bursts(double rate, int[] bins) {
    double width = (double) watchedMillis / bins.length;
    int on = 0;
    int starts = 0;
    boolean wasOn = false;
    for (int count : bins) {
      boolean isOn = count >= IN_A_BIN / 2.0;
      on += isOn ? 1 : 0;
      starts += isOn && !wasOn ? 1 : 0;
      wasOn = isOn;
    }
    if (on == bins.length || starts == 0) {
      return new Arrivals.Poisson(rate);
    }
    double onMillis = on * width / starts;
    double offMillis = (bins.length - on) * width / starts;
    return new Arrivals.OnOff(
        rate * (onMillis + offMillis) / onMillis,
        Duration.ofMillis(Math.round(onMillis)),
        Duration.ofMillis(Math.round(offMillis)));
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return values.length == 0 ? 0 : sum / values.length;
  }

  private static double variance(double[] values, double mean) {
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return values.length < 2 ? 0 : sum / (values.length - 1);
  }
}
