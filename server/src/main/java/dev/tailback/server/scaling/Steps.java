package dev.tailback.server.scaling;

import dev.tailback.engine.scaling.StepAdjustment;
import dev.tailback.engine.scaling.StepAdjustments;
import dev.tailback.server.cloudwatch.request.Members;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes the step adjustments of policies. */
public final class Steps {
  private static final ListMember STEPS = ListMember.of("StepAdjustments");
  private static final String LOWER = "MetricIntervalLowerBound";
  private static final String UPPER = "MetricIntervalUpperBound";
  private static final String ADJUSTMENT = "ScalingAdjustment";
  private static final int MAX_STEPS = 20;

  private Steps() {}

  /** Reads the steps, none if there are none. They are checked together by the caller. */
  public static List<StepAdjustment> read(Members members) {
    List<StepAdjustment> steps = new ArrayList<>();
    for (Members step : members.structures(STEPS, MAX_STEPS)) {
      Integer adjustment = step.input().integer(ADJUSTMENT);
      if (adjustment == null) {
        step.problems().missing(step.path(ADJUSTMENT));
      }
      steps.add(
          new StepAdjustment(
              step.decimal(LOWER), step.decimal(UPPER), adjustment == null ? 0 : adjustment));
    }
    return steps;
  }

  /** Writes steps. */
  public static void write(StepAdjustments steps, Output output) {
    output.requiredStructures(
        STEPS, steps.steps().stream().<Result>map(step -> each -> write(step, each)).toList());
  }

  private static void write(StepAdjustment step, Output output) {
    output.decimal(LOWER, step.lowerBound());
    output.decimal(UPPER, step.upperBound());
    output.number(ADJUSTMENT, (long) step.adjustment());
  }
}
