package dev.tailback.config;

import dev.tailback.config.ConfiguredTarget.Policy;
import dev.tailback.engine.math.ExpressionException;
import dev.tailback.engine.metric.MetricQueries;
import dev.tailback.engine.scaling.AdjustmentType;
import dev.tailback.engine.scaling.MetricAggregation;
import dev.tailback.engine.scaling.ScalingPolicy;
import dev.tailback.engine.scaling.StepAdjustment;
import dev.tailback.engine.scaling.StepAdjustments;
import dev.tailback.engine.scaling.StepPolicy;
import dev.tailback.engine.scaling.TargetTrackingPolicy;
import dev.tailback.engine.scaling.TrackedMetric;
import java.util.List;

/** Reads a scaling policy by PutScalingPolicy's own names. */
public final class PolicyReader {
  private static final String STEPS = "StepScalingPolicyConfiguration";
  private static final String TRACKING = "TargetTrackingScalingPolicyConfiguration";
  private static final String METRIC = "CustomizedMetricSpecification";
  private static final String ADJUSTMENT_TYPE = "AdjustmentType";
  private static final String ALARMS = "alarms";

  private final MetricReader metrics;

  /** Creates a reader of the policies of an account and region. */
  public PolicyReader(String account, String region) {
    this.metrics = MetricReader.everyMinute(account, region);
  }

  Policy read(String name, Fields fields) {
    fields.only(STEPS, TRACKING, ALARMS);
    boolean isTracking = fields.has(TRACKING);
    if (isTracking == fields.has(STEPS)) {
      throw new FieldException(
          fields.prefix() + STEPS, "give either this or " + TRACKING + ", and not both");
    }
    if (isTracking && fields.has(ALARMS)) {
      throw fields.wrong(ALARMS, "absent: target tracking has its own alarms");
    }
    ScalingPolicy policy =
        isTracking ? tracking(fields.nested(TRACKING)) : steps(fields.nested(STEPS));
    return new Policy(name, policy, fields.texts(ALARMS));
  }

  private static StepPolicy steps(Fields fields) {
    fields.only(
        ADJUSTMENT_TYPE,
        "StepAdjustments",
        "MinAdjustmentMagnitude",
        "Cooldown",
        "MetricAggregationType");
    AdjustmentType type =
        fields.choice(ADJUSTMENT_TYPE, AdjustmentType.values(), AdjustmentType::wireName);
    if (type == null) {
      throw fields.wrong(ADJUSTMENT_TYPE, "given");
    }
    List<StepAdjustment> steps =
        fields.objects("StepAdjustments").stream().map(PolicyReader::step).toList();
    String problem = StepAdjustments.problem(steps);
    if (problem != null) {
      throw new FieldException(fields.prefix() + "StepAdjustments", problem);
    }
    return new StepPolicy(
        type,
        new StepAdjustments(steps),
        fields.positive("MinAdjustmentMagnitude"),
        fields.whole("Cooldown", 0, Integer.MAX_VALUE),
        fields.choice(
            "MetricAggregationType", MetricAggregation.values(), MetricAggregation::wireName));
  }

  private static StepAdjustment step(Fields fields) {
    fields.only("MetricIntervalLowerBound", "MetricIntervalUpperBound", "ScalingAdjustment");
    Integer adjustment = fields.whole("ScalingAdjustment", Integer.MIN_VALUE, Integer.MAX_VALUE);
    if (adjustment == null) {
      throw fields.wrong("ScalingAdjustment", "a whole number");
    }
    return new StepAdjustment(
        fields.number("MetricIntervalLowerBound"),
        fields.number("MetricIntervalUpperBound"),
        adjustment);
  }

  private TargetTrackingPolicy tracking(Fields fields) {
    fields.only("TargetValue", METRIC, "ScaleOutCooldown", "ScaleInCooldown", "DisableScaleIn");
    Double target = fields.number("TargetValue");
    if (target == null || target <= 0) {
      throw fields.wrong("TargetValue", "a number above 0");
    }
    Boolean isScaleInDisabled = fields.flag("DisableScaleIn");
    return new TargetTrackingPolicy(
        metric(fields.nested(METRIC)),
        target,
        fields.whole("ScaleOutCooldown", 0, Integer.MAX_VALUE),
        fields.whole("ScaleInCooldown", 0, Integer.MAX_VALUE),
        isScaleInDisabled != null && isScaleInDisabled);
  }

  /**
   * Reads a CustomizedMetricSpecification.
   *
   * @throws FieldException if it is invalid
   */
  public TrackedMetric metric(Fields fields) {
    if (!fields.has("Metrics")) {
      fields.only("MetricName", "Namespace", "Dimensions", "Statistic", "Unit");
      return new TrackedMetric(metrics.alarmed(fields), null);
    }
    fields.only("Metrics");
    try {
      return new TrackedMetric(
          null, MetricQueries.ofOneSeries(metrics.queries(fields.objects("Metrics"))));
    } catch (ExpressionException wrong) {
      throw new FieldException(fields.prefix() + "Metrics", wrong.text());
    }
  }
}
