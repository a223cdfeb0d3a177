package dev.tailback.lab.scenario;

import dev.tailback.lab.result.Figure;
import org.jspecify.annotations.Nullable;

/**
 * Something that must hold, such as {@code p99 age < 5m}.
 *
 * @param text as it was written
 * @param of the queue or consumer it is about, {@code null} for all together
 * @param bound in the figure's unit
 */
public record Expectation(
    String text, Figure figure, @Nullable String of, Comparison comparison, double bound) {

  /** Returns whether a value is as expected. */
  public boolean holds(double value) {
    return switch (comparison) {
      case LESS -> value < bound;
      case AT_MOST -> value <= bound;
      case MORE -> value > bound;
      case AT_LEAST -> value >= bound;
    };
  }

  /** How a figure is compared with the bound. */
  public enum Comparison {
    LESS,
    AT_MOST,
    MORE,
    AT_LEAST
  }
}
