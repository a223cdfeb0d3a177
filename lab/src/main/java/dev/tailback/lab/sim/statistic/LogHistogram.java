package dev.tailback.lab.sim.statistic;

import java.util.Arrays;

/**
 * Counts times in bins that are less than 1 % wide, so that a quantile is off by less than 1 %.
 * Times below a microsecond count as 0.
 */
public final class LogHistogram {
  /* A bin holds all numbers with the same exponent and the same leading mantissa bits. */
  private static final int MANTISSA_BITS = 7;
  private static final int SHIFT = 52 - MANTISSA_BITS;
  private static final long BELOW_FIRST = (Double.doubleToRawLongBits(1e-6) >>> SHIFT) - 1;
  private static final int BINS = bin(1e10) + 1;
  private static final int FIRST_ROOM = 256;

  private long[] counts;
  private long count;

  /** Creates a histogram without times. */
  public LogHistogram() {
    counts = new long[FIRST_ROOM];
  }

  private LogHistogram(long[] counts) {
    this.counts = counts;
    this.count = Arrays.stream(counts).sum();
  }

  private static int bin(double seconds) {
    return (int) Math.max(0, (Double.doubleToRawLongBits(seconds) >>> SHIFT) - BELOW_FIRST);
  }

  /** Counts a time. */
  public void add(double seconds) {
    int bin = Math.min(bin(Math.max(0, seconds)), BINS - 1);
    if (bin >= counts.length) {
      counts = Arrays.copyOf(counts, Math.min(BINS, Math.max(bin + 1, 2 * counts.length)));
    }
    counts[bin]++;
    count++;
  }

  /** Returns the number of times counted. */
  public long count() {
    return count;
  }

  /** Returns a copy. */
  public LogHistogram copy() {
    return new LogHistogram(counts.clone());
  }

  /** Returns the times that have been counted since an earlier copy. */
  public LogHistogram since(LogHistogram earlier) {
    long[] left = counts.clone();
    for (int i = 0; i < earlier.counts.length; i++) {
      left[i] -= earlier.counts[i];
    }
    return new LogHistogram(left);
  }

  /** Returns the times of this and another histogram. */
  public LogHistogram with(LogHistogram other) {
    long[] all = Arrays.copyOf(counts, Math.max(counts.length, other.counts.length));
    for (int i = 0; i < other.counts.length; i++) {
      all[i] += other.counts[i];
    }
    return new LogHistogram(all);
  }

  /** Returns the time below which a share of all times lies; {@code NaN} if there are none. */
  public double quantile(double share) {
    if (count == 0) {
      return Double.NaN;
    }
    double below = share * count;
    int bin = 0;
    while (bin < counts.length - 1 && below > counts[bin]) {
      below -= counts[bin++];
    }
    double within = counts[bin] == 0 ? 0 : below / counts[bin];
    return bin == 0 ? 0 : from(bin) + (upTo(bin) - from(bin)) * within;
  }

  /** Returns the upper bounds of the bins, up to the last bin that is not empty. */
  public double[] bounds() {
    double[] bounds = new double[used()];
    Arrays.setAll(bounds, LogHistogram::upTo);
    return bounds;
  }

  /** Returns the count of each bin, up to the last bin that is not empty. */
  public long[] counts() {
    return Arrays.copyOf(counts, used());
  }

  private int used() {
    int used = counts.length;
    while (used > 0 && counts[used - 1] == 0) {
      used--;
    }
    return used;
  }

  private static double from(int bin) {
    return Double.longBitsToDouble((bin + BELOW_FIRST) << SHIFT);
  }

  private static double upTo(int bin) {
    return from(bin + 1);
  }
}
