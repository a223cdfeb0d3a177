package dev.tailback.server.scaling.group;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.engine.scaling.AdjustmentType;
import dev.tailback.engine.scaling.StepAdjustment;
import dev.tailback.engine.scaling.StepAdjustments;
import dev.tailback.engine.scaling.StepProblem;
import dev.tailback.server.cloudwatch.request.Members;
import dev.tailback.server.cloudwatch.request.Problems;
import dev.tailback.server.scaling.Steps;
import dev.tailback.server.scaling.group.request.GroupErrors;
import dev.tailback.server.wire.Input;
import java.util.List;
import java.util.function.Predicate;

/** Reads the steps of a policy. EC2 Auto Scaling has its own words for what is wrong with them. */
final class GivenSteps {
  private GivenSteps() {}

  /**
   * Reads the steps.
   *
   * @throws Refusal ValidationError, if they are invalid
   */
  static StepAdjustments read(Input input, AdjustmentType type) {
    Members members = Members.of(input, Problems.ofValidation());
    List<StepAdjustment> steps = Steps.read(members);
    members.problems().check();
    StepProblem problem = StepAdjustments.check(steps);
    if (problem != null) {
      throw GroupErrors.invalid(text(problem, steps));
    }
    checkExact(steps, type);
    return new StepAdjustments(steps);
  }

  private static String text(StepProblem problem, List<StepAdjustment> steps) {
    return switch (problem) {
      case NO_BOUND ->
          "Both lower and upper bounds of a StepAdjustment cannot be left unspecified.";
      case NO_INTERVAL ->
          "LowerBound must be less than the UpperBound for StepAdjustment : "
              + first(steps, StepAdjustment::isEmpty);
      case TWO_WITHOUT_LOWER_BOUND ->
          "At most one StepAdjustment may have an unspecified lower bound (i.e., lower bound is"
              + " null).";
      case TWO_WITHOUT_UPPER_BOUND ->
          "At most one StepAdjustment may have an unspecified upper bound (i.e., upper bound is"
              + " null).";
      case ENDS_BELOW_ZERO ->
          "There must be a StepAdjustment with an unspecified lower bound (i.e., lower bound is"
              + " null) when one StepAdjustment has a negative lower bound.";
      case ENDS_ABOVE_ZERO ->
          "There must be a StepAdjustment with an unspecified upper bound (i.e., upper bound is"
              + " null) when one StepAdjustment has a positive upper bound.";
      case OVERLAP -> "StepAdjustment intervals cannot overlap.";
      case GAP -> "StepAdjustment intervals cannot have gaps between them.";
    };
  }

  private static void checkExact(List<StepAdjustment> steps, AdjustmentType type) {
    if (type == AdjustmentType.EXACT_CAPACITY
        && steps.stream().anyMatch(step -> step.adjustment() < 0)) {
      throw GroupErrors.invalid(
          "The lowest value for ScalingAdjustment parameter is 0 with the specified adjustment"
              + " type. Erroneous StepAdjustment is "
              + first(steps, step -> step.adjustment() < 0));
    }
  }

  private static String first(List<StepAdjustment> steps, Predicate<StepAdjustment> isWrong) {
    return steps.stream().filter(isWrong).map(GivenSteps::show).findFirst().orElseThrow();
  }

  private static String show(StepAdjustment step) {
    return ("StepAdjustment{MetricIntervalLowerBound=%s,MetricIntervalUpperBound=%s,"
            + "ScalingAdjustment=%s,ProportionalFactor=null}")
        .formatted(step.lowerBound(), step.upperBound(), (double) step.adjustment());
  }
}
