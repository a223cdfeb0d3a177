package dev.tailback.lab.sim.statistic;

/**
 * Finds out where a run has settled, by the rule MSER-5: what is left out is what makes the mean of
 * the rest, in averages of five, is smallest.
 *
 * @see <a href="https://doi.org/10.1177/003754979706900601">Controlling initialization bias with
 *     MSER</a>
 */
final class WarmUp {
  private static final int AVERAGED = 5;

  private WarmUp() {}

  /**
   * Returns how many values to leave out, half of them at most.
   *
   * @param values the means of equal slices of time
   */
  static int length(double[] values) {
    double[] means = averages(values);
    double sum = 0;
    double squares = 0;
    double least = Double.POSITIVE_INFINITY;
    int best = 0;
    for (int from = means.length - 1; from >= 0; from--) {
      sum += means[from];
      squares += means[from] * means[from];
      double left = means.length - from;
      double error = (squares - sum * sum / left) / (left * left);
      if (2 * from <= means.length && error <= least + 1e-12 * Math.abs(least)) {
        least = error;
        best = from;
      }
    }
    return best * AVERAGED;
  }

  private static double[] averages(double[] values) {
    double[] means = new double[values.length / AVERAGED];
    for (int i = 0; i < means.length * AVERAGED; i++) {
      means[i / AVERAGED] += values[i] / AVERAGED;
    }
    return means;
  }
}
