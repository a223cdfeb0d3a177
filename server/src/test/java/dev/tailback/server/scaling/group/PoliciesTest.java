package dev.tailback.server.scaling.group;

import static dev.tailback.server.scaling.group.GroupedTailback.GROUP;
import static dev.tailback.server.scaling.group.GroupedTailback.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.autoscaling.model.Alarm;
import software.amazon.awssdk.services.autoscaling.model.MetricDimension;
import software.amazon.awssdk.services.autoscaling.model.MetricStatistic;
import software.amazon.awssdk.services.autoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.autoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.autoscaling.model.StepAdjustment;
import software.amazon.awssdk.services.autoscaling.model.TargetTrackingMetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** Policies of groups, through the SDK's client. */
class PoliciesTest {
  @RegisterExtension final GroupedTailback tailback = new GroupedTailback();

  @BeforeEach
  void createGroup() {
    tailback.createGroup(1, 10, create -> create.desiredCapacity(2));
  }

  private static void track(PutScalingPolicyRequest.Builder put) {
    put.policyType("TargetTrackingScaling")
        .targetTrackingConfiguration(
            tracking ->
                tracking
                    .targetValue(10.0)
                    .customizedMetricSpecification(
                        metric ->
                            metric
                                .namespace("Shop")
                                .metricName("BacklogPerWorker")
                                .statistic(MetricStatistic.AVERAGE)));
  }

  @Test
  void aSimplePolicyIsShownAsPut() {
    String arn =
        tailback.put("out", policy -> policy.applyMutation(GroupedTailback::addTwo).cooldown(60));

    assertThat(arn)
        .matches(
            "arn:aws:autoscaling:us-east-1:000000000000:scalingPolicy:[0-9a-f-]{36}"
                + ":autoScalingGroupName/orders-workers:policyName/out");
    ScalingPolicy shown = tailback.policy("out");
    assertThat(shown.policyType()).isEqualTo("SimpleScaling");
    assertThat(shown.adjustmentType()).isEqualTo("ChangeInCapacity");
    assertThat(shown.scalingAdjustment()).isEqualTo(2);
    assertThat(shown.cooldown()).isEqualTo(60);
    assertThat(shown.enabled()).isTrue();
    assertThat(shown.alarms()).isEmpty();
  }

  @Test
  void aPolicyThatIsPutAgainKeepsItsArn() {
    String arn = tailback.put("out", GroupedTailback::addTwo);

    assertThat(tailback.put("out", GroupedTailback::stepOut)).isEqualTo(arn);
    assertThat(tailback.policy(arn).policyType()).isEqualTo("StepScaling");
    assertThat(tailback.policy(arn).metricAggregationType()).isEqualTo("Average");
    assertThat(tailback.policy(arn).stepAdjustments())
        .containsExactly(GroupedTailback.step(0.0, 10.0, 1), GroupedTailback.step(10.0, null, 3));
  }

  @Test
  void aTargetTrackingPolicyOwnsTwoAlarms() {
    List<Alarm> alarms =
        tailback
            .scaling()
            .putScalingPolicy(
                put ->
                    put.autoScalingGroupName(GROUP)
                        .policyName("track")
                        .applyMutation(PoliciesTest::track))
            .alarms();

    assertThat(alarms).hasSize(2);
    assertThat(alarms.get(0).alarmName()).startsWith("TargetTracking-orders-workers-AlarmHigh-");
    assertThat(alarms.get(1).alarmName()).startsWith("TargetTracking-orders-workers-AlarmLow-");
    assertThat(tailback.policy("track").alarms()).isEqualTo(alarms);
    assertThat(tailback.policy("track").targetTrackingConfiguration().targetValue())
        .isEqualTo(10.0);
    assertThat(
            tailback
                .policy("track")
                .targetTrackingConfiguration()
                .customizedMetricSpecification()
                .metricName())
        .isEqualTo("BacklogPerWorker");

    tailback
        .scaling()
        .deletePolicy(delete -> delete.autoScalingGroupName(GROUP).policyName("track"));
    assertThat(tailback.cloudWatch().describeAlarms().metricAlarms()).isEmpty();
  }

  @Test
  void metricMathOnABacklogPerWorkerIsShownAsPut() {
    TargetTrackingMetricDataQuery backlog =
        query("backlog", "AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", "orders");
    TargetTrackingMetricDataQuery workers =
        query(
            "workers", "AWS/AutoScaling", "GroupInServiceInstances", "AutoScalingGroupName", GROUP);
    TargetTrackingMetricDataQuery perWorker =
        TargetTrackingMetricDataQuery.builder()
            .id("e1")
            .expression("backlog / workers")
            .returnData(true)
            .build();

    tailback.put(
        "track",
        put ->
            put.policyType("TargetTrackingScaling")
                .estimatedInstanceWarmup(30)
                .targetTrackingConfiguration(
                    tracking ->
                        tracking
                            .targetValue(10.0)
                            .disableScaleIn(true)
                            .customizedMetricSpecification(
                                metric -> metric.metrics(backlog, workers, perWorker))));

    assertThat(tailback.policy("track").estimatedInstanceWarmup()).isEqualTo(30);
    assertThat(tailback.policy("track").alarms()).hasSize(1);
    assertThat(tailback.policy("track").targetTrackingConfiguration().disableScaleIn()).isTrue();
    assertThat(
            tailback
                .policy("track")
                .targetTrackingConfiguration()
                .customizedMetricSpecification()
                .metrics())
        .containsExactly(backlog, workers, perWorker);
  }

  private static TargetTrackingMetricDataQuery query(
      String id, String namespace, String metric, String dimension, String value) {
    return TargetTrackingMetricDataQuery.builder()
        .id(id)
        .returnData(false)
        .metricStat(
            stat ->
                stat.stat("Average")
                    .period(60)
                    .metric(
                        of ->
                            of.namespace(namespace)
                                .metricName(metric)
                                .dimensions(
                                    MetricDimension.builder()
                                        .name(dimension)
                                        .value(value)
                                        .build())))
        .build();
  }

  @Test
  void policiesAreFoundByNameArnAndType() {
    String arn = tailback.put("out", GroupedTailback::addTwo);
    tailback.put("steps", GroupedTailback::stepOut);

    assertThat(tailback.scaling().describePolicies().scalingPolicies()).hasSize(2);
    assertThat(tailback.scaling().describePolicies(d -> d.policyNames(arn)).scalingPolicies())
        .extracting(ScalingPolicy::policyName)
        .containsExactly("out");
    assertThat(
            tailback
                .scaling()
                .describePolicies(d -> d.policyTypes("StepScaling"))
                .scalingPolicies())
        .extracting(ScalingPolicy::policyName)
        .containsExactly("steps");
  }

  @Test
  void anAlarmInTheStateAlarmCallsItsPolicyAndIsShownWithIt() {
    String arn = tailback.put("out", GroupedTailback::addTwo);
    MetricAlarm alarm = putAlarm("busy", arn);

    tailback
        .cloudWatch()
        .setAlarmState(
            set -> set.alarmName("busy").stateValue(StateValue.ALARM).stateReason("a test"));

    assertThat(tailback.desired()).isEqualTo(4);
    assertThat(tailback.policy("out").alarms())
        .containsExactly(Alarm.builder().alarmName("busy").alarmARN(alarm.alarmArn()).build());
    assertThat(tailback.activities().get(0).cause())
        .startsWith(
            "At 2026-11-29T12:00:00Z a monitor alarm busy in state ALARM triggered policy out"
                + " changing the desired capacity from 2 to 4");
  }

  private MetricAlarm putAlarm(String name, String action) {
    tailback
        .cloudWatch()
        .putMetricAlarm(
            put ->
                put.alarmName(name)
                    .namespace("Shop")
                    .metricName("Load")
                    .statistic(Statistic.AVERAGE)
                    .period(60)
                    .evaluationPeriods(1)
                    .threshold(1.0)
                    .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                    .alarmActions(action));
    return tailback.cloudWatch().describeAlarms(d -> d.alarmNames(name)).metricAlarms().get(0);
  }

  @Test
  void aDisabledPolicyOrOneOfAGroupWithoutAlarmNotificationIsNotCalled() {
    String arn =
        tailback.put("out", put -> put.applyMutation(GroupedTailback::addTwo).enabled(false));
    putAlarm("busy", arn);
    setAlarm("busy");
    assertThat(tailback.desired()).isEqualTo(2);

    tailback.put("out", GroupedTailback::addTwo);
    tailback
        .scaling()
        .suspendProcesses(s -> s.autoScalingGroupName(GROUP).scalingProcesses("AlarmNotification"));
    setAlarm("busy");
    assertThat(tailback.desired()).isEqualTo(2);
  }

  private void setAlarm(String name) {
    for (StateValue state : List.of(StateValue.OK, StateValue.ALARM)) {
      tailback
          .cloudWatch()
          .setAlarmState(set -> set.alarmName(name).stateValue(state).stateReason("a test"));
    }
  }

  @Test
  void aDeletedPolicyIsCalledByNoAlarm() {
    String arn = tailback.put("out", GroupedTailback::addTwo);
    putAlarm("busy", arn);

    tailback.scaling().deletePolicy(delete -> delete.policyName(arn));

    assertThat(tailback.cloudWatch().describeAlarms().metricAlarms().get(0).alarmActions())
        .isEmpty();
    assertRefused(
        "ValidationError",
        "PolicyName not found - Scaling policy " + arn + " not found",
        () -> tailback.scaling().deletePolicy(delete -> delete.policyName(arn)));
  }

  @Test
  void invalidPoliciesAreRefused() {
    refused(
        "You must specify an AdjustmentType for policy type: SimpleScaling",
        put -> put.scalingAdjustment(1));
    refused(
        "You should specify at least one StepAdjustment with a StepScaling policy.",
        put -> put.policyType("StepScaling").adjustmentType("ChangeInCapacity"));
    refused(
        "Cooldown is not supported for a StepScaling policy",
        put -> put.applyMutation(GroupedTailback::stepOut).cooldown(1));
    refused(
        "MinAdjustmentMagnitude is not supported by the specified adjustment type.",
        put -> put.applyMutation(GroupedTailback::addTwo).minAdjustmentMagnitude(1));
    refused(
        "'Half' is not an AdjustmentType: ChangeInCapacity, ExactCapacity or"
            + " PercentChangeInCapacity",
        put -> put.adjustmentType("Half").scalingAdjustment(1));
    refused(
        "Tailback does not support predictive scaling (PolicyType PredictiveScaling).",
        put -> put.policyType("PredictiveScaling"));
    refused(
        "Tailback does not support predefined metrics (ASGAverageCPUUtilization). Use"
            + " CustomizedMetricSpecification.",
        put ->
            put.policyType("TargetTrackingScaling")
                .targetTrackingConfiguration(
                    tracking ->
                        tracking
                            .targetValue(1.0)
                            .predefinedMetricSpecification(
                                metric ->
                                    metric.predefinedMetricType("ASGAverageCPUUtilization"))));
    refused(
        "You should provide a TargetTrackingConfiguration",
        put -> put.policyType("TargetTrackingScaling"));
    refused(
        "You should provide either a CustomizedMetricSpecification or a"
            + " PredefinedMetricSpecification",
        put ->
            put.policyType("TargetTrackingScaling")
                .targetTrackingConfiguration(tracking -> tracking.targetValue(1.0)));
    refused(
        "The lower range for adjustment is 0 with the specified adjustment type.",
        put -> put.adjustmentType("ExactCapacity").scalingAdjustment(-1));
    refused(
        "If specified, MinAdjustmentMagnitude must be greater than zero.",
        put ->
            put.adjustmentType("PercentChangeInCapacity")
                .scalingAdjustment(1)
                .minAdjustmentMagnitude(0));
  }

  @Test
  void wrongStepsAreRefused() {
    String noUpper = "upper bound is null)";
    refusedSteps("StepAdjustment intervals cannot overlap.", step(0.0, 10.0), step(5.0, null));
    refusedSteps(
        "StepAdjustment intervals cannot have gaps between them.",
        step(0.0, 10.0),
        step(20.0, null));
    refusedSteps(
        "Both lower and upper bounds of a StepAdjustment cannot be left unspecified.",
        step(null, null));
    refusedSteps(
        "At most one StepAdjustment may have an unspecified upper bound (i.e., " + noUpper + ".",
        step(0.0, null),
        step(10.0, null));
    refusedSteps(
        "There must be a StepAdjustment with an unspecified upper bound (i.e., "
            + noUpper
            + " when one StepAdjustment has a positive upper bound.",
        step(0.0, 10.0));
    refusedSteps(
        "At most one StepAdjustment may have an unspecified lower bound (i.e., lower bound is"
            + " null).",
        step(null, -1.0),
        step(null, 0.0));
    refusedSteps(
        "There must be a StepAdjustment with an unspecified lower bound (i.e., lower bound is"
            + " null) when one StepAdjustment has a negative lower bound.",
        step(-10.0, 0.0));
    refusedSteps(
        "LowerBound must be less than the UpperBound for StepAdjustment :"
            + " StepAdjustment{MetricIntervalLowerBound=0.0,MetricIntervalUpperBound=0.0,"
            + "ScalingAdjustment=1.0,ProportionalFactor=null}",
        step(0.0, 0.0));
    refused(
        "The lowest value for ScalingAdjustment parameter is 0 with the specified adjustment type."
            + " Erroneous StepAdjustment is"
            + " StepAdjustment{MetricIntervalLowerBound=0.0,MetricIntervalUpperBound=null,"
            + "ScalingAdjustment=-1.0,ProportionalFactor=null}",
        put ->
            put.policyType("StepScaling")
                .adjustmentType("ExactCapacity")
                .stepAdjustments(GroupedTailback.step(0.0, null, -1)));
  }

  private static StepAdjustment step(@Nullable Double lower, @Nullable Double upper) {
    return GroupedTailback.step(lower, upper, 1);
  }

  private void refusedSteps(String text, StepAdjustment... steps) {
    refused(
        text,
        put ->
            put.policyType("StepScaling")
                .adjustmentType("ChangeInCapacity")
                .stepAdjustments(steps));
  }

  private void refused(String text, Consumer<PutScalingPolicyRequest.Builder> policy) {
    assertRefused("ValidationError", text, () -> tailback.put("wrong", policy));
    assertThat(tailback.scaling().describePolicies().scalingPolicies()).isEmpty();
  }

  @Test
  void policiesGoWithTheirGroup() {
    tailback.put("track", PoliciesTest::track);

    tailback
        .scaling()
        .deleteAutoScalingGroup(delete -> delete.autoScalingGroupName(GROUP).forceDelete(true));

    assertThat(tailback.scaling().describePolicies().scalingPolicies()).isEmpty();
    assertThat(tailback.cloudWatch().describeAlarms().metricAlarms()).isEmpty();
    assertRefused(
        "ValidationError",
        "AutoScalingGroup name not found - AutoScalingGroup: orders-workers not found",
        () -> tailback.put("out", GroupedTailback::addTwo));
  }
}
