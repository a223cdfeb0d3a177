package dev.tailback.lab.sim.statistic;

/** The sums of one queue or group of consumers. */
@SuppressWarnings("EnumOrdinal") // kept in memory only
public final class Tally {
  private final double[] sums = new double[Sum.COUNT];

  /** Creates a tally in which everything is 0. */
  public Tally() {}

  private Tally(double[] from, double[] less) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] = from[i] - less[i];
    }
  }

  /** Adds 1. */
  public void count(Sum sum) {
    sums[sum.ordinal()]++;
  }

  /** Adds a number. */
  public void add(Sum sum, double number) {
    sums[sum.ordinal()] += number;
  }

  /** Adds everything of another tally. */
  public void add(Tally other) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += other.sums[i];
    }
  }

  /** Returns a sum. */
  public double get(Sum sum) {
    return sums[sum.ordinal()];
  }

  /** Returns a copy. */
  public Tally copy() {
    return new Tally(sums, new double[Sum.COUNT]);
  }

  /** Returns what has been added since an earlier copy. */
  public Tally since(Tally earlier) {
    return new Tally(sums, earlier.sums);
  }
}
