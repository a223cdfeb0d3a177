package dev.tailback.server.scaling.application;

import static java.util.Objects.requireNonNullElse;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.engine.scaling.AdjustmentType;
import dev.tailback.engine.scaling.MetricAggregation;
import dev.tailback.engine.scaling.ScalingPolicy;
import dev.tailback.engine.scaling.StepAdjustment;
import dev.tailback.engine.scaling.StepAdjustments;
import dev.tailback.engine.scaling.StepPolicy;
import dev.tailback.engine.scaling.TargetTrackingPolicy;
import dev.tailback.server.cloudwatch.request.Members;
import dev.tailback.server.scaling.MetricSpecification;
import dev.tailback.server.scaling.Steps;
import dev.tailback.server.wire.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The configuration of a policy as given to PutScalingPolicy. */
sealed interface GivenPolicy {

  /** Returns the policy with metrics of the caller. */
  ScalingPolicy of(Caller caller);

  /** Returns whether a dimension supports policies of this type. */
  boolean isSupported(Dimension dimension);

  /** The configuration of a step scaling policy. */
  record Step(StepPolicy policy) implements GivenPolicy {
    static final String TYPE = "StepScaling";

    private static final List<String> AGGREGATIONS = List.of("Average", "Minimum", "Maximum");
    private static final List<String> ADJUSTMENTS =
        List.of("ChangeInCapacity", "PercentChangeInCapacity", "ExactCapacity");
    private static final int MAX_STEPS = 20;

    static Step read(Members members) {
      String type = members.oneOf("AdjustmentType", ADJUSTMENTS);
      String aggregation = members.oneOf("MetricAggregationType", AGGREGATIONS);
      List<StepAdjustment> steps = Steps.read(members);
      Integer magnitude = notNegative(members, "MinAdjustmentMagnitude");
      Integer cooldown = notNegative(members, "Cooldown");
      members.problems().check();
      AdjustmentType adjustmentType = type == null ? null : AdjustmentType.parse(type);
      if (adjustmentType == null) {
        throw ApplicationErrors.invalid("Adjustment type must be specified");
      }
      checkSteps(steps, adjustmentType);
      if (magnitude != null && adjustmentType != AdjustmentType.PERCENT_CHANGE_IN_CAPACITY) {
        throw ApplicationErrors.invalid(
            "Minimum adjustment magnitude is only allowed for adjustment type"
                + " PercentChangeInCapacity");
      }
      return new Step(
          new StepPolicy(
              adjustmentType,
              new StepAdjustments(steps),
              magnitude,
              cooldown,
              aggregation == null ? null : MetricAggregation.parse(aggregation)));
    }

    private static void checkSteps(List<StepAdjustment> steps, AdjustmentType type) {
      if (steps.isEmpty()) {
        throw ApplicationErrors.invalid("There must be at least one step adjustment");
      }
      if (steps.size() > MAX_STEPS) {
        throw new Refusal(
            ApplicationErrors.LIMIT_EXCEEDED,
            "A step scaling policy can have at most " + MAX_STEPS + " step adjustments");
      }
      String problem = StepAdjustments.problem(steps);
      if (problem != null) {
        throw ApplicationErrors.invalid(problem);
      }
      if (type == AdjustmentType.EXACT_CAPACITY
          && steps.stream().anyMatch(step -> step.adjustment() < 0)) {
        throw ApplicationErrors.invalid(
            "Scaling adjustment cannot be less than 0 when adjustment type is ExactCapacity");
      }
    }

    @Override
    public ScalingPolicy of(Caller caller) {
      return policy;
    }

    @Override
    public boolean isSupported(Dimension dimension) {
      return dimension.hasSteps();
    }
  }

  /** The configuration of a target tracking policy. */
  record Tracking(
      MetricSpecification metric,
      double targetValue,
      @Nullable Integer scaleOutCooldown,
      @Nullable Integer scaleInCooldown,
      boolean disableScaleIn)
      implements GivenPolicy {
    static final String TYPE = "TargetTrackingScaling";

    static Tracking read(Members members) {
      Double target = members.decimal("TargetValue");
      if (target == null) {
        members.problems().missing(members.path("TargetValue"));
      }
      MetricSpecification metric = readMetric(members);
      Tracking tracking =
          new Tracking(
              metric,
              requireNonNullElse(target, 0.0),
              notNegative(members, "ScaleOutCooldown"),
              notNegative(members, "ScaleInCooldown"),
              Boolean.TRUE.equals(members.input().bool("DisableScaleIn")));
      members.problems().check();
      return tracking;
    }

    private static MetricSpecification readMetric(Members members) {
      Members predefined = members.structure("PredefinedMetricSpecification");
      Members customized = members.structure("CustomizedMetricSpecification");
      if (predefined != null && customized != null) {
        throw ApplicationErrors.invalid(
            "Only one of PredefinedMetricSpecification or CustomizedMetricSpecification can be set"
                + " for target tracking scaling.");
      } else if (predefined != null) {
        throw ApplicationErrors.invalid(
            "Tailback does not support predefined metrics (%s). Use CustomizedMetricSpecification."
                .formatted(predefined.input().string("PredefinedMetricType")));
      } else if (customized == null) {
        throw ApplicationErrors.invalid(
            "PredefinedMetricSpecification or CustomizedMetricSpecification must be set for target"
                + " tracking scaling.");
      }
      return MetricSpecification.read(customized);
    }

    @Override
    public ScalingPolicy of(Caller caller) {
      return new TargetTrackingPolicy(
          metric.of(caller), targetValue, scaleOutCooldown, scaleInCooldown, disableScaleIn);
    }

    @Override
    public boolean isSupported(Dimension dimension) {
      return dimension.hasTracking();
    }
  }

  private static @Nullable Integer notNegative(Members members, String name) {
    Integer value = members.input().integer(name);
    if (value != null && value < 0) {
      members.problems().invalid(members.path(name) + " must not be negative");
    }
    return value;
  }
}
