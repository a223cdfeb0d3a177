package dev.tailback.engine.scaling;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a step policy aggregates the values that its alarm evaluated. */
public enum MetricAggregation {
  /** Their mean. */
  AVERAGE("Average"),
  /** The smallest. */
  MINIMUM("Minimum"),
  /** The largest. */
  MAXIMUM("Maximum");

  private final String wireName;

  MetricAggregation(String wireName) {
    this.wireName = wireName;
  }

  /** Returns the aggregation of this name in the API, or {@code null} if there is none. */
  public static @Nullable MetricAggregation parse(String wireName) {
    for (MetricAggregation aggregation : values()) {
      if (aggregation.wireName.equals(wireName)) {
        return aggregation;
      }
    }
    return null;
  }

  /** Returns its name in the API. */
  public String wireName() {
    return wireName;
  }

  /** Returns the aggregate of the values, {@code null} if there are none. */
  @Nullable Double of(List<Double> values) {
    if (values.isEmpty()) {
      return null;
    }
    var statistics = values.stream().mapToDouble(Double::doubleValue).summaryStatistics();
    return switch (this) {
      case AVERAGE -> statistics.getAverage();
      case MINIMUM -> statistics.getMin();
      case MAXIMUM -> statistics.getMax();
    };
  }
}
