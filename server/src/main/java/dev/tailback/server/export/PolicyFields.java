package dev.tailback.server.export;

import dev.tailback.engine.metric.MetricQueries;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.engine.scaling.ScalingPolicy;
import dev.tailback.engine.scaling.StepAdjustment;
import dev.tailback.engine.scaling.StepPolicy;
import dev.tailback.engine.scaling.TargetTrackingPolicy;
import dev.tailback.engine.scaling.TrackedMetric;
import java.util.List;
import java.util.Map;

/** The fields of scaling policies, by PutScalingPolicy's own names. */
final class PolicyFields {
  private PolicyFields() {}

  /**
   * Returns the fields of a policy of Application Auto Scaling.
   *
   * @param alarms the names of the alarms that call it
   */
  static Map<String, Object> of(ScalingPolicy policy, List<String> alarms) {
    if (policy instanceof StepPolicy step) {
      return new FieldMap()
          .putUnlessEmpty("alarms", alarms)
          .put("StepScalingPolicyConfiguration", steps(step))
          .map();
    }
    if (policy instanceof TargetTrackingPolicy tracking) {
      return new FieldMap()
          .put("TargetTrackingScalingPolicyConfiguration", tracking(tracking))
          .map();
    }
    throw new IllegalArgumentException("only of Auto Scaling groups: " + policy);
  }

  private static Map<String, Object> steps(StepPolicy policy) {
    return new FieldMap()
        .put("AdjustmentType", policy.adjustmentType().wireName())
        .put("Cooldown", policy.settleSeconds())
        .put("MinAdjustmentMagnitude", policy.minAdjustmentMagnitude())
        .put(
            "MetricAggregationType",
            policy.aggregation() == null ? null : policy.aggregation().wireName())
        .put("StepAdjustments", policy.steps().steps().stream().map(PolicyFields::step).toList())
        .map();
  }

  private static Map<String, Object> step(StepAdjustment step) {
    return new FieldMap()
        .put("MetricIntervalLowerBound", step.lowerBound())
        .put("MetricIntervalUpperBound", step.upperBound())
        .put("ScalingAdjustment", step.adjustment())
        .map();
  }

  private static Map<String, Object> tracking(TargetTrackingPolicy policy) {
    return new FieldMap()
        .put("TargetValue", policy.targetValue())
        .put("ScaleOutCooldown", policy.scaleOutSeconds())
        .put("ScaleInCooldown", policy.scaleInSeconds())
        .put("DisableScaleIn", policy.isScaleInDisabled() ? true : null)
        .put("CustomizedMetricSpecification", metric(policy.metric()))
        .map();
  }

  /** Returns the metric, whose period is always a minute unless it is in a query. */
  private static Map<String, Object> metric(TrackedMetric metric) {
    FieldMap fields = new FieldMap();
    MetricStat one = metric.metric();
    if (one != null) {
      MetricFields.put(one, fields);
    }
    MetricQueries queries = metric.queries();
    if (queries != null) {
      fields.put("Metrics", MetricFields.of(queries));
    }
    return fields.map();
  }
}
