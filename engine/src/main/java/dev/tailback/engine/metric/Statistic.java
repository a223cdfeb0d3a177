package dev.tailback.engine.metric;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statistic of the values in a period, such as {@code Sum} or {@code p99.9}.
 *
 * @param name its name in CloudWatch
 * @param percent the percentage of a percentile, {@code NaN} for the five others
 */
public record Statistic(String name, double percent) {
  /** The number of values. */
  public static final Statistic SAMPLE_COUNT = new Statistic("SampleCount", Double.NaN);

  /** The sum of all values. */
  public static final Statistic SUM = new Statistic("Sum", Double.NaN);

  /** The mean of all values. */
  public static final Statistic AVERAGE = new Statistic("Average", Double.NaN);

  /** The smallest value. */
  public static final Statistic MINIMUM = new Statistic("Minimum", Double.NaN);

  /** The largest value. */
  public static final Statistic MAXIMUM = new Statistic("Maximum", Double.NaN);

  private static final Pattern PERCENTILE = Pattern.compile("p((?:\\d{1,2}|100)(?:\\.\\d{1,10})?)");

  /** Returns the statistic of this name, or {@code null} if there is none. */
  public static @Nullable Statistic parse(String name) {
    return switch (name) {
      case "SampleCount" -> SAMPLE_COUNT;
      case "Sum" -> SUM;
      case "Average" -> AVERAGE;
      case "Minimum" -> MINIMUM;
      case "Maximum" -> MAXIMUM;
      default -> percentile(name);
    };
  }

  /** CloudWatch accepts decimals after 100, as in {@code p100.5}, and ignores them. */
  private static @Nullable Statistic percentile(String name) {
    Matcher matcher = PERCENTILE.matcher(name);
    return matcher.matches()
        ? new Statistic(name, Math.min(Double.parseDouble(matcher.group(1)), 100))
        : null;
  }

  /** Returns whether it is a percentile. */
  public boolean isPercentile() {
    return !Double.isNaN(percent);
  }

  /** Returns whether it can be computed from what is known about the values. */
  public boolean isKnown(Aggregate aggregate) {
    return !isPercentile() || aggregate.hasValues();
  }

  /**
   * Returns the statistic of the values.
   *
   * @throws IllegalStateException if it is not known
   */
  public double of(Aggregate aggregate) {
    if (isPercentile()) {
      return aggregate.percentile(percent);
    }
    return switch (name) {
      case "SampleCount" -> aggregate.sampleCount();
      case "Sum" -> aggregate.sum();
      case "Average" -> aggregate.average();
      case "Minimum" -> aggregate.minimum();
      default -> aggregate.maximum();
    };
  }
}
