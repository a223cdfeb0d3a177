package dev.tailback.conformance.rules;

import static dev.tailback.conformance.Scaling.with;
import static dev.tailback.conformance.ScalingError.WRONG_MEMBER;
import static dev.tailback.conformance.rules.ScalingRequests.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Scaling;
import dev.tailback.conformance.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How Application Auto Scaling refuses invalid policies, in texts measured on AWS. */
@Rules("Scaling policies that are invalid")
@Tag("scaling")
@Source(report = StepAdjustmentRules.MEASURED)
final class StepAdjustmentRules {
  static final String MEASURED =
      "https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/applicationautoscaling/";

  private static final String STEP = "StepScaling";
  private static final String TRACKING = "TargetTrackingScaling";

  @Test
  @Source(report = MEASURED + "pf-appautoscaling-step-adjustment-overlap/meta.yaml")
  void stepsDoNotOverlap(Scaling scaling) {
    refusesSteps(
        scaling,
        "Step adjustment intervals cannot overlap",
        List.of(step(0, 20, 1), step(10, null, 2)));
  }

  @Test
  @Source(report = MEASURED + "pf-appautoscaling-step-adjustment-gap/meta.yaml")
  void stepsLeaveNoGaps(Scaling scaling) {
    refusesSteps(
        scaling,
        "Step adjustment intervals cannot have gaps between them",
        List.of(step(0, 10, 1), step(20, null, 2)));
  }

  @Test
  @Source(report = MEASURED + "pf-appautoscaling-step-adjustment-both-null/meta.yaml")
  void aStepHasABound(Scaling scaling) {
    refusesSteps(
        scaling,
        "Both lower and upper bounds of a step adjustment cannot be left unspecified",
        List.of(step(null, null, 1)));
  }

  @Test
  @Source(report = MEASURED + "pf-appautoscaling-step-adjustment-bound-order/meta.yaml")
  void aStepEndsAboveItsBeginning(Scaling scaling) {
    refusesSteps(
        scaling,
        "Lower bound must be less than upper bound for a step adjustment",
        List.of(step(10, 10, 1), step(10, null, 2)));
  }

  @Test
  @Source(report = MEASURED + "pf-appautoscaling-step-adjustment-two-null-lower/meta.yaml")
  void oneStepIsWithoutALowerBound(Scaling scaling) {
    refusesSteps(
        scaling,
        "At most one step adjustment may have an unspecified lower bound",
        List.of(step(null, -1, -1), step(null, 0, -1), step(0, null, 1)));
  }

  @Test
  @Source(report = MEASURED + "pf-appautoscaling-step-adjustment-missing-null-lower/meta.yaml")
  void stepsBelowTheThresholdGoDownToMinusInfinity(Scaling scaling) {
    refusesSteps(
        scaling,
        "There must be a step adjustment with an unspecified lower bound when one step adjustment"
            + " has a negative lower bound",
        List.of(step(-1, 0, -1), step(0, null, 1)));
  }

  @Test
  @Source(report = MEASURED + "pf-appautoscaling-step-adjustment-exact-capacity-negative/meta.yaml")
  void anExactCapacityIsZeroOrMore(Scaling scaling) {
    refuses(
        scaling,
        "Scaling adjustment cannot be less than 0 when adjustment type is ExactCapacity",
        STEP,
        Map.of("AdjustmentType", "ExactCapacity", "StepAdjustments", List.of(step(0, null, -1))));
  }

  @Test
  @Source(report = MEASURED + "pf-appautoscaling-step-adjustment-type-required/meta.yaml")
  void stepsHaveAnAdjustmentType(Scaling scaling) {
    refuses(
        scaling,
        "Adjustment type must be specified",
        STEP,
        Map.of("StepAdjustments", List.of(step(0, null, 1))));
  }

  @Test
  @Source(report = MEASURED + "pf-appautoscaling-step-adjustments-required/meta.yaml")
  void aStepPolicyHasAStep(Scaling scaling) {
    refusesSteps(scaling, "There must be at least one step adjustment", List.of());
  }

  @Test
  @Source(report = MEASURED + "pf-appautoscaling-min-adjustment-magnitude-percent-only/meta.yaml")
  void aMinimumIsForPercentagesOnly(Scaling scaling) {
    refuses(
        scaling,
        "Minimum adjustment magnitude is only allowed for adjustment type PercentChangeInCapacity",
        STEP,
        Map.of(
            "AdjustmentType",
            "ChangeInCapacity",
            "MinAdjustmentMagnitude",
            2,
            "StepAdjustments",
            List.of(step(0, null, 1))));
  }

  @Test
  @Source(report = MEASURED + "pf-appautoscaling-tt-metric-spec-missing/meta.yaml")
  void targetTrackingHasAMetric(Scaling scaling) {
    refuses(
        scaling,
        "PredefinedMetricSpecification or CustomizedMetricSpecification must be set for target"
            + " tracking scaling.",
        TRACKING,
        Map.of("TargetValue", 10));
  }

  @Test
  @Source(report = MEASURED + "pf-appautoscaling-policy-type-config-required/meta.yaml")
  void aPolicyHasTheConfigurationOfItsType(Scaling scaling) {
    Map<String, String> service = scaling.newService(1, 5);

    refuses(
        scaling,
        "StepScaling policy configuration must be specified",
        with(service, Map.of("PolicyName", "none", "PolicyType", STEP)));
  }

  @Test
  @Source(report = MEASURED + "pf-appautoscaling-policy-type-config-mismatch/meta.yaml")
  void aPolicyHasOneConfiguration(Scaling scaling) {
    Map<String, ?> steps =
        Map.of("AdjustmentType", "ChangeInCapacity", "StepAdjustments", List.of(step(0, null, 1)));

    refuses(
        scaling,
        "You must only provide a single scaling policy configuration, which must match the scaling"
            + " policy type specified.",
        with(
            scaling.newService(1, 5),
            Map.of(
                "PolicyName",
                "both",
                "PolicyType",
                STEP,
                STEP + "PolicyConfiguration",
                steps,
                TRACKING + "PolicyConfiguration",
                Map.of("TargetValue", 10))));
  }

  private static void refusesSteps(Scaling scaling, String text, List<Map<String, ?>> steps) {
    refuses(
        scaling,
        text,
        STEP,
        Map.of("AdjustmentType", "ChangeInCapacity", "StepAdjustments", steps));
  }

  private static void refuses(
      Scaling scaling, String text, String type, Map<String, ?> configuration) {
    refuses(
        scaling,
        text,
        with(
            scaling.newService(1, 5),
            Map.of(
                "PolicyName",
                "wrong",
                "PolicyType",
                type,
                type + "PolicyConfiguration",
                configuration)));
  }

  private static void refuses(Scaling scaling, String text, Map<String, ?> policy) {
    assertThat(
            scaling
                .ask("PutScalingPolicy", policy)
                .refused(WRONG_MEMBER)
                .json()
                .path("Message")
                .asText())
        .isEqualTo(text);
  }
}
