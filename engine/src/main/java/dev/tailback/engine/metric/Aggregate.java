package dev.tailback.engine.metric;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import dev.tailback.engine.state.StateValue;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a metric's values in a period: their number, sum, minimum and maximum, and
 * the values themselves unless only these statistics were given. Immutable.
 */
public final class Aggregate implements StateValue {
  private final double sampleCount;
  private final double sum;
  private final double minimum;
  private final double maximum;
  private final double @Nullable [] values;
  private final double @Nullable [] counts;

  private Aggregate(
      double sampleCount,
      double sum,
      double minimum,
      double maximum,
      double @Nullable [] values,
      double @Nullable [] counts) {
    this.sampleCount = sampleCount;
    this.sum = sum;
    this.minimum = minimum;
    this.maximum = maximum;
    this.values = values;
    this.counts = counts;
  }

  /** Returns the aggregate of one value. */
  public static Aggregate of(double value) {
    return new Aggregate(1, value, value, value, null, null);
  }

  /** Returns an aggregate with known statistics but unknown values. */
  public static Aggregate of(double sampleCount, double sum, double minimum, double maximum) {
    return new Aggregate(sampleCount, sum, minimum, maximum, null, null);
  }

  /**
   * Returns the aggregate of values, each of which occurred a number of times.
   *
   * @param values at least one
   * @param counts as many as values, each greater than 0
   */
  public static Aggregate of(double[] values, double[] counts) {
    double number = 0;
    double sum = 0;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      number += counts[i];
      sum += values[i] * counts[i];
      min = Math.min(min, values[i]);
      max = Math.max(max, values[i]);
    }
    return min == max
        ? new Aggregate(number, sum, min, max, null, null)
        : new Aggregate(number, sum, min, max, values.clone(), counts.clone());
  }

  /** Returns a restored aggregate. */
  public static Aggregate readFrom(StateInput in) {
    double number = in.readDouble();
    double sum = in.readDouble();
    double minimum = in.readDouble();
    double maximum = in.readDouble();
    double[] values = new double[in.readInt()];
    double[] counts = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
      counts[i] = in.readDouble();
    }
    boolean hasValues = values.length > 0;
    return new Aggregate(
        number, sum, minimum, maximum, hasValues ? values : null, hasValues ? counts : null);
  }

  @Override
  public void writeTo(StateOutput out) {
    out.writeDouble(sampleCount);
    out.writeDouble(sum);
    out.writeDouble(minimum);
    out.writeDouble(maximum);
    out.writeNumber(values == null || counts == null ? 0 : values.length);
    if (values != null && counts != null) {
      for (int i = 0; i < values.length; i++) {
        out.writeDouble(values[i]);
        out.writeDouble(counts[i]);
      }
    }
  }

  /** Returns the aggregate of these values and others. */
  public Aggregate plus(Aggregate other) {
    boolean hasValues = hasValues() && other.hasValues();
    boolean isOneValue = minimum == other.minimum && isConstant() && other.isConstant();
    return new Aggregate(
        sampleCount + other.sampleCount,
        sum + other.sum,
        Math.min(minimum, other.minimum),
        Math.max(maximum, other.maximum),
        hasValues && !isOneValue ? join(valuesOrOne(), other.valuesOrOne()) : null,
        hasValues && !isOneValue ? join(countsOrOne(), other.countsOrOne()) : null);
  }

  private static double[] join(double[] first, double[] second) {
    double[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  private double[] valuesOrOne() {
    return values == null ? new double[] {minimum} : values;
  }

  private double[] countsOrOne() {
    return counts == null ? new double[] {sampleCount} : counts;
  }

  private boolean isConstant() {
    return minimum == maximum;
  }

  /** Returns whether the values themselves are known, as percentiles require. */
  public boolean hasValues() {
    return isConstant() || values != null;
  }

  /** Returns the number of values, which need not be whole. */
  public double sampleCount() {
    return sampleCount;
  }

  /** Returns the sum of the values. */
  public double sum() {
    return sum;
  }

  /** Returns the smallest value. */
  public double minimum() {
    return minimum;
  }

  /** Returns the largest value. */
  public double maximum() {
    return maximum;
  }

  /** Returns the mean of the values. */
  public double average() {
    return sum / sampleCount;
  }

  /**
   * Returns the smallest value that a percentage of all values do not exceed.
   *
   * @param percent 0 to 100
   * @throws IllegalStateException if the values are not known
   */
  public double percentile(double percent) {
    if (!hasValues()) {
      throw new IllegalStateException("only statistics are known");
    }
    double[] known = valuesOrOne();
    double[] times = countsOrOne();
    Integer[] byValue = new Integer[known.length];
    Arrays.setAll(byValue, i -> i);
    Arrays.sort(byValue, (a, b) -> Double.compare(known[a], known[b]));
    double wanted = sampleCount * percent / 100;
    double seen = 0;
    for (int i : byValue) {
      seen += times[i];
      if (seen >= wanted) {
        return known[i];
      }
    }
    return maximum;
  }

  /** Returns about how many bytes of memory it takes. */
  int bytes() {
    return 64 + (values == null ? 0 : 2 * (16 + 8 * values.length));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Aggregate that
        && sampleCount == that.sampleCount
        && sum == that.sum
        && minimum == that.minimum
        && maximum == that.maximum
        && Arrays.equals(values, that.values)
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Double.hashCode(sampleCount) * 31 + Double.hashCode(sum);
  }
}
