package dev.tailback.server.scaling.group;

import dev.tailback.engine.alarm.AlarmId;
import dev.tailback.engine.scaling.MetricAggregation;
import dev.tailback.engine.scaling.NamedPolicy;
import dev.tailback.engine.scaling.ScalingPolicy;
import dev.tailback.engine.scaling.SimplePolicy;
import dev.tailback.engine.scaling.StepPolicy;
import dev.tailback.engine.scaling.TargetTrackingPolicy;
import dev.tailback.server.scaling.ShownMetric;
import dev.tailback.server.scaling.ShownPolicyAlarms;
import dev.tailback.server.scaling.Steps;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A policy as DescribePolicies shows it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_ScalingPolicy.html">ScalingPolicy</a>
 */
record ShownPolicy(String group, NamedPolicy named, List<AlarmId> alarms) implements Result {
  private static final ListMember STEPS = ListMember.of("StepAdjustments");

  @Override
  public void write(Output output) {
    ScalingPolicy policy = named.policy();
    output.string("AutoScalingGroupName", group);
    output.string("PolicyName", named.name());
    output.string("PolicyARN", named.arn());
    output.string("PolicyType", PolicyType.of(policy).wireName());
    if (policy instanceof StepPolicy step) {
      write(step, output);
    } else {
      output.requiredStructures(STEPS, List.of());
    }
    if (policy instanceof SimplePolicy simple) {
      write(simple, output);
    } else if (policy instanceof TargetTrackingPolicy tracking) {
      number("EstimatedInstanceWarmup", tracking.scaleOutSeconds(), output);
      output.structure("TargetTrackingConfiguration", each -> write(tracking, each));
    }
    ShownPolicyAlarms.write(alarms, output);
    output.bool("Enabled", named.isEnabled());
  }

  private static void write(StepPolicy policy, Output output) {
    output.string("AdjustmentType", policy.adjustmentType().wireName());
    number("MinAdjustmentMagnitude", policy.minAdjustmentMagnitude(), output);
    Steps.write(policy.steps(), output);
    MetricAggregation aggregation =
        Objects.requireNonNullElse(policy.aggregation(), MetricAggregation.AVERAGE);
    output.string("MetricAggregationType", aggregation.wireName());
    number("EstimatedInstanceWarmup", policy.settleSeconds(), output);
  }

  private static void write(SimplePolicy policy, Output output) {
    output.string("AdjustmentType", policy.adjustmentType().wireName());
    number("MinAdjustmentMagnitude", policy.minAdjustmentMagnitude(), output);
    output.number("ScalingAdjustment", (long) policy.adjustment());
    number("Cooldown", policy.cooldownSeconds(), output);
  }

  private static void write(TargetTrackingPolicy policy, Output output) {
    output.structure("CustomizedMetricSpecification", new ShownMetric(policy.metric(), true));
    output.decimal("TargetValue", policy.targetValue());
    output.bool("DisableScaleIn", policy.isScaleInDisabled());
  }

  private static void number(String name, @Nullable Integer value, Output output) {
    output.number(name, value == null ? null : value.longValue());
  }
}
