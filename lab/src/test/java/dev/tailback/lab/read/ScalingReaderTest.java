package dev.tailback.lab.read;

import static dev.tailback.lab.read.Texts.assertRefused;
import static dev.tailback.lab.read.Texts.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.config.ConfiguredTarget.Policy;
import dev.tailback.engine.scaling.AdjustmentType;
import dev.tailback.engine.scaling.StepPolicy;
import dev.tailback.engine.scaling.TargetTrackingPolicy;
import dev.tailback.lab.scenario.ScalingPlan;
import dev.tailback.lab.scenario.ScalingPlan.QueueLength;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalingReaderTest {
  private static final String BEFORE =
      """
      consumers: [{queue: orders, process: 1s}, {queue: orders, process: 1s, lambda: {}, name: f}]
      alarms:
        high:
          {MetricName: ApproximateNumberOfMessagesVisible, Namespace: AWS/SQS, Statistic: Maximum,
           Dimensions: {QueueName: orders}, Period: 60, EvaluationPeriods: 1, Threshold: 100,
           ComparisonOperator: GreaterThanThreshold}
      scaling:
      """;

  private static ScalingPlan plan(String keys) {
    return read(BEFORE + "  - {" + keys + "}").scaling().get(0);
  }

  private static Policy policy(String keys) {
    return plan("target: workers, max: 9, policies: [{" + keys + "}]").target().policies().get(0);
  }

  @Test
  void aTargetIsRead() {
    ScalingPlan plan =
        plan(
            "target: workers, min: 2, max: 50, startDelay: 60s, stopGrace: 10s,"
                + " queueLength: {perWorker: 20, scaleOnInFlight: false, every: 15s,"
                + " cooldown: 1m}");
    assertThat(plan.consumer()).isEqualTo("workers");
    assertThat(plan.target().settings().min()).isEqualTo(2);
    assertThat(plan.target().settings().max()).isEqualTo(50);
    assertThat(plan.target().settings().startDelayMillis()).isEqualTo(60_000);
    assertThat(plan.stopGrace()).isEqualTo(Duration.ofSeconds(10));
    assertThat(plan.queueLength())
        .isEqualTo(
            new QueueLength("orders", 20, false, Duration.ofSeconds(15), Duration.ofMinutes(1)));
  }

  @Test
  void targetTrackingIsRead() {
    Policy policy =
        policy(
            "type: target-tracking, metric: backlogPerWorker, target: 100, scaleOutCooldown: 5m,"
                + " scaleInCooldown: 1m, disableScaleIn: true");
    TargetTrackingPolicy tracking = (TargetTrackingPolicy) policy.policy();
    assertThat(policy.name()).isEqualTo("target-tracking");
    assertThat(tracking.targetValue()).isEqualTo(100);
    assertThat(tracking.scaleOutSeconds()).isEqualTo(300);
    assertThat(tracking.scaleInSeconds()).isEqualTo(60);
    assertThat(tracking.isScaleInDisabled()).isTrue();
    assertThat(tracking.metric().queries()).isNotNull();
    assertThat(tracking.metric().queries().queries()).hasSize(3);
  }

  @Test
  void aMetricMayBeACustomizedMetricSpecification() {
    TargetTrackingPolicy tracking =
        (TargetTrackingPolicy)
            policy(
                    "type: target-tracking, target: 5, metric: {MetricName: Load, Namespace: Shop,"
                        + " Statistic: Average}")
                .policy();
    assertThat(tracking.metric().metric()).isNotNull();
    assertThat(tracking.metric().metric().metric().name()).isEqualTo("Load");
  }

  @Test
  void stepsAreRead() {
    Policy policy =
        policy(
            "type: step, name: out, alarms: [high], adjustment: PercentChangeInCapacity,"
                + " steps: [{from: 0, to: 10, change: 10}, {from: 10, change: 30}],"
                + " minMagnitude: 2, cooldown: 2m");
    StepPolicy steps = (StepPolicy) policy.policy();
    assertThat(policy.name()).isEqualTo("out");
    assertThat(policy.alarms()).containsExactly("high");
    assertThat(steps.adjustmentType()).isEqualTo(AdjustmentType.PERCENT_CHANGE_IN_CAPACITY);
    assertThat(steps.steps().steps()).hasSize(2);
    assertThat(steps.minAdjustmentMagnitude()).isEqualTo(2);
    assertThat(steps.settleSeconds()).isEqualTo(120);
  }

  @Test
  void theShapeOfTheConfigurationFileIsRead() {
    ScalingPlan plan =
        read(BEFORE
                + """
                        workers:
                          MinCapacity: 1
                          MaxCapacity: 9
                          startDelay: 30s
                          stopGrace: 5s
                          policies:
                            out:
                              StepScalingPolicyConfiguration:
                                AdjustmentType: ChangeInCapacity
                                StepAdjustments:
                                  - {MetricIntervalLowerBound: 0, ScalingAdjustment: 2}
                              alarms: [high]
                      """)
            .scaling()
            .get(0);
    assertThat(plan.consumer()).isEqualTo("workers");
    assertThat(plan.stopGrace()).isEqualTo(Duration.ofSeconds(5));
    assertThat(plan.target().id())
        .isEqualTo(plan("target: workers, max: 2, queueLength: {}").target().id());
    assertThat(plan.target().policies()).extracting(Policy::name).containsExactly("out");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "max: 2, queueLength: {} | : expected the key target",
        "target: worker, max: 2, queueLength: {} | .target: there is no consumer 'worker', did you"
            + " mean workers?",
        "target: f, max: 2, queueLength: {} | .target: 'f' is not a consumer other than Lambda,"
            + " which scales itself",
        "target: workers, queueLength: {} | : expected the key max",
        "target: workers, min: 3, max: 2, queueLength: {} | .max: '2' is not a whole number from 3"
            + " to 100000",
        "target: workers, max: 2 | : expected policies or queueLength",
        "target: workers, max: 2, policies: [] | : expected policies or queueLength",
        "target: workers, max: 2, queueLength: {}, policies: [] | .policies: expected to be absent:"
            + " queueLength scales instead",
        "target: workers, max: 2, delay: 1m | .delay: unknown key, expected max, min, policies,"
            + " queueLength, startDelay, stopGrace, target",
        "target: workers, max: 2, startDelay: x, queueLength: {} | .startDelay: 'x' is not a"
            + " duration such as 30s, 1.5s, 5m or PT5M",
        "target: workers, max: 2, queueLength: {perWorker: 0} | .queueLength.perWorker: '0' is not"
            + " a number of at least 0.001",
        "target: workers, max: 2, policies: [{type: simple}] | .policies[0].type: 'simple' is not"
            + " one of target-tracking, step",
        "target: workers, max: 2, policies: [{type: target-tracking, metric: load, target: 1}] |"
            + " .policies[0].metric: 'load' is not one of backlogPerWorker,"
            + " backlogPerWorkerOrBacklog, visible, inFlight, ageOfOldest",
        "target: workers, max: 2, policies: [{type: target-tracking, metric: visible, target: 0}] |"
            + " .policies[0].target: '0' is not a number above 0",
        "target: workers, max: 2, policies: [{type: target-tracking, metric: visible, target: 1,"
            + " scaleInCooldown: x}] | .policies[0].scaleInCooldown: 'x' is not a duration of whole"
            + " seconds, from 0s to 86400s",
        "target: workers, max: 2, policies: [{type: target-tracking, target: 1, metric: {Namespace:"
            + " A}}] | .policies[0].metric.Statistic: is missing, and must be a text",
        "target: workers, max: 2, policies: [{type: step, steps: [{from: 0, change: 1}]}] |"
            + " .policies[0]: expected the key alarms, with the alarms that call the policy",
        "target: workers, max: 2, policies: [{type: step, alarms: [low], steps: [{from: 0, change:"
            + " 1}]}] | .policies[0].alarms[0]: there is no alarm 'low', expected one of high",
        "target: workers, max: 2, policies: [{type: step, alarms: [high]}] | .policies[0]: expected"
            + " the key steps",
        "target: workers, max: 2, policies: [{type: step, alarms: [high], steps: [{from: 0, to: 1,"
            + " change: 1}, {from: 2, change: 1}]}] | .policies[0].steps: Step adjustment intervals"
            + " cannot have gaps between them",
        "target: workers, max: 2, policies: [{type: step, alarms: [high], adjustment: Percent,"
            + " steps: [{from: 0, change: 1}]}] | .policies[0].adjustment: 'Percent' is not one of"
            + " ChangeInCapacity, PercentChangeInCapacity, ExactCapacity",
      })
  void wrongValuesAreRefused(String keys, String message) {
    assertRefused(BEFORE + "  - {" + keys + "}", "s.yaml:9: scaling[0]" + message);
  }

  @Test
  void aConsumerIsScaledOnce() {
    assertRefused(
        BEFORE
            + "  - {target: workers, max: 2, queueLength: {}}\n"
            + "  - {target: workers, max: 2, queueLength: {}}",
        "s.yaml:10: scaling[1].target: 'workers' is not a consumer without other scaling");
  }
}
