package dev.tailback.engine.scaling;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a policy. Their intervals neither overlap nor leave gaps.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/application/userguide/step-scaling-policy-overview.html#as-scaling-steps">Step
 *     adjustments</a>
 */
public record StepAdjustments(List<StepAdjustment> steps) {

  /** Creates steps that have been checked by {@link #problem}. */
  public StepAdjustments {
    steps = List.copyOf(steps);
    if (problem(steps) != null) {
      throw new IllegalArgumentException(problem(steps));
    }
  }

  /** Returns what is wrong with steps, or {@code null} if nothing is. */
  public static @Nullable String problem(List<StepAdjustment> steps) {
    StepProblem problem = check(steps);
    return problem == null ? null : problem.text();
  }

  /** Returns what is wrong with steps, or {@code null} if nothing is. */
  public static @Nullable StepProblem check(List<StepAdjustment> steps) {
    for (StepAdjustment step : steps) {
      StepProblem problem = check(step);
      if (problem != null) {
        return problem;
      }
    }
    StepProblem problem = checkBounds(steps);
    return problem == null ? checkOrder(sorted(steps)) : problem;
  }

  private static @Nullable StepProblem check(StepAdjustment step) {
    if (step.lowerBound() == null && step.upperBound() == null) {
      return StepProblem.NO_BOUND;
    }
    return step.isEmpty() ? StepProblem.NO_INTERVAL : null;
  }

  private static @Nullable StepProblem checkBounds(List<StepAdjustment> steps) {
    long withoutLower = steps.stream().filter(step -> step.lowerBound() == null).count();
    long withoutUpper = steps.stream().filter(step -> step.upperBound() == null).count();
    if (withoutLower > 1) {
      return StepProblem.TWO_WITHOUT_LOWER_BOUND;
    } else if (withoutUpper > 1) {
      return StepProblem.TWO_WITHOUT_UPPER_BOUND;
    } else if (withoutLower == 0 && steps.stream().anyMatch(step -> step.lower() < 0)) {
      return StepProblem.ENDS_BELOW_ZERO;
    } else if (withoutUpper == 0 && steps.stream().anyMatch(step -> step.upper() > 0)) {
      return StepProblem.ENDS_ABOVE_ZERO;
    }
    return null;
  }

  private static @Nullable StepProblem checkOrder(List<StepAdjustment> ascending) {
    for (int i = 1; i < ascending.size(); i++) {
      double end = ascending.get(i - 1).upper();
      double start = ascending.get(i).lower();
      if (start < end) {
        return StepProblem.OVERLAP;
      } else if (start > end) {
        return StepProblem.GAP;
      }
    }
    return null;
  }

  private static List<StepAdjustment> sorted(List<StepAdjustment> steps) {
    return steps.stream().sorted(Comparator.comparingDouble(StepAdjustment::lower)).toList();
  }

  /**
   * Returns the step for a breach, {@code null} if there is none. If one step ends at the threshold
   * and the next begins there, a metric at the threshold belongs to the latter.
   */
  public @Nullable StepAdjustment find(double breach) {
    return sorted(steps).stream()
        .filter(step -> step.contains(breach))
        .reduce((below, above) -> Objects.requireNonNull(above))
        .orElse(null);
  }
}
