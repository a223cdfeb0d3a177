package dev.tailback.server.scaling.application;

import dev.tailback.engine.alarm.AlarmId;
import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.scaling.NamedPolicy;
import dev.tailback.engine.scaling.ScalableTarget;
import dev.tailback.engine.scaling.Scaling;
import dev.tailback.engine.scaling.StepPolicy;
import dev.tailback.engine.scaling.TargetTrackingPolicy;
import dev.tailback.server.scaling.ShownMetric;
import dev.tailback.server.scaling.ShownPolicyAlarms;
import dev.tailback.server.scaling.Steps;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy at one moment, as the API shows it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/application/APIReference/API_ScalingPolicy.html">ScalingPolicy</a>
 */
record ShownPolicy(NamedPolicy policy, List<AlarmId> alarms) implements Result {

  /** Used inside the gate. */
  static ShownPolicy of(ScalableTarget target, NamedPolicy policy, Scaling scaling, Alarms alarms) {
    return new ShownPolicy(policy, ShownPolicyAlarms.of(target, policy, scaling, alarms));
  }

  static String type(NamedPolicy policy) {
    return policy.policy() instanceof TargetTrackingPolicy
        ? GivenPolicy.Tracking.TYPE
        : GivenPolicy.Step.TYPE;
  }

  String key() {
    return policy.target().resource() + " " + policy.target().dimension() + " " + policy.name();
  }

  @Override
  public void write(Output output) {
    output.string("PolicyARN", policy.arn());
    output.string("PolicyName", policy.name());
    ApplicationScalingActions.write(policy.target(), output);
    output.string("PolicyType", type(policy));
    if (policy.policy() instanceof StepPolicy step) {
      output.structure("StepScalingPolicyConfiguration", each -> write(step, each));
    } else if (policy.policy() instanceof TargetTrackingPolicy tracking) {
      output.structure("TargetTrackingScalingPolicyConfiguration", each -> write(tracking, each));
    }
    ShownPolicyAlarms.write(alarms, output);
    output.time("CreationTime", Instant.ofEpochMilli(policy.createdMillis()));
  }

  private static void write(StepPolicy policy, Output output) {
    output.string("AdjustmentType", policy.adjustmentType().wireName());
    Steps.write(policy.steps(), output);
    output.number("MinAdjustmentMagnitude", asLong(policy.minAdjustmentMagnitude()));
    output.number("Cooldown", asLong(policy.settleSeconds()));
    if (policy.aggregation() != null) {
      output.string("MetricAggregationType", policy.aggregation().wireName());
    }
  }

  private static void write(TargetTrackingPolicy policy, Output output) {
    output.decimal("TargetValue", policy.targetValue());
    output.structure("CustomizedMetricSpecification", new ShownMetric(policy.metric(), false));
    output.number("ScaleOutCooldown", asLong(policy.scaleOutSeconds()));
    output.number("ScaleInCooldown", asLong(policy.scaleInSeconds()));
    output.bool("DisableScaleIn", policy.isScaleInDisabled());
  }

  private static @Nullable Long asLong(@Nullable Integer value) {
    return value == null ? null : value.longValue();
  }
}
