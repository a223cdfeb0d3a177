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
    for (StepAdjustment step : steps) {
      String problem = problem(step);
      if (problem != null) {
        return problem;
      }
    }
    String problem = problemOfBounds(steps);
    return problem == null ? problemOfOrder(sorted(steps)) : problem;
  }

  private static @Nullable String problem(StepAdjustment step) {
    Double lower = step.lowerBound();
    Double upper = step.upperBound();
    if (lower == null && upper == null) {
      return "A step adjustment must have at least one bound specified";
    }
    if (lower != null && upper != null && lower >= upper) {
      return "The lower bound of a step adjustment must be less than its upper bound";
    }
    return null;
  }

  private static @Nullable String problemOfBounds(List<StepAdjustment> steps) {
    long withoutLower = steps.stream().filter(step -> step.lowerBound() == null).count();
    long withoutUpper = steps.stream().filter(step -> step.upperBound() == null).count();
    if (withoutLower > 1) {
      return "At most one step adjustment may have an unspecified lower bound";
    } else if (withoutUpper > 1) {
      return "At most one step adjustment may have an unspecified upper bound";
    } else if (withoutLower == 0 && steps.stream().anyMatch(step -> step.lower() < 0)) {
      return "There must be a step adjustment with an unspecified lower bound when one step"
          + " adjustment has a negative lower bound";
    } else if (withoutUpper == 0 && steps.stream().anyMatch(step -> step.upper() > 0)) {
      return "There must be a step adjustment with an unspecified upper bound when one step"
          + " adjustment has a positive upper bound";
    }
    return null;
  }

  private static @Nullable String problemOfOrder(List<StepAdjustment> ascending) {
    for (int i = 1; i < ascending.size(); i++) {
      double end = ascending.get(i - 1).upper();
      double start = ascending.get(i).lower();
      if (start < end) {
        return "Step adjustment intervals can't overlap";
      } else if (start > end) {
        return "Step adjustment intervals can't have gaps between them";
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
