package dev.tailback.server.scaling.group;

import static dev.tailback.server.scaling.group.GroupedTailback.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.scaling.PoolId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.ScalingActivityStatusCode;
import software.amazon.awssdk.services.autoscaling.model.StepAdjustment;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** Groups that follow a queue's backlog through alarms and policies, minute by minute. */
class LoopTest {
  private static final PoolId POOL = new PoolId("000000000000", "us-east-1", GROUP);

  @RegisterExtension final GroupedTailback tailback = new GroupedTailback();

  private String queue() {
    return tailback.sqs().createQueue(create -> create.queueName("orders")).queueUrl();
  }

  private void send(String queue, int count) {
    for (int i = 0; i < count; i++) {
      tailback.sqs().sendMessage(send -> send.queueUrl(queue).messageBody("order"));
    }
  }

  private void alarm(String name, ComparisonOperator comparison, double threshold, String policy) {
    tailback
        .cloudWatch()
        .putMetricAlarm(
            put ->
                put.alarmName(name)
                    .namespace("AWS/SQS")
                    .metricName("ApproximateNumberOfMessagesVisible")
                    .dimensions(Dimension.builder().name("QueueName").value("orders").build())
                    .statistic(Statistic.AVERAGE)
                    .period(60)
                    .evaluationPeriods(1)
                    .threshold(threshold)
                    .comparisonOperator(comparison)
                    .alarmActions(policy));
  }

  private String simple(String name, int adjustment, int cooldown) {
    return tailback
        .scaling()
        .putScalingPolicy(
            put ->
                put.autoScalingGroupName(GROUP)
                    .policyName(name)
                    .adjustmentType("ChangeInCapacity")
                    .scalingAdjustment(adjustment)
                    .cooldown(cooldown))
        .policyARN();
  }

  private List<Integer> desiredByMinute(int minutes) {
    List<Integer> desired = new ArrayList<>();
    for (int i = 0; i < minutes; i++) {
      tailback.advanceMinutes(1);
      desired.add(tailback.desired());
    }
    return desired;
  }

  @Test
  void theClassicRecipeScalesOutUnderLoadAndInAfterwards() {
    String orders = queue();
    tailback.createGroup(1, 4, create -> create.defaultCooldown(60));
    alarm("many", ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD, 10, simple("out", 1, 120));
    alarm("few", ComparisonOperator.LESS_THAN_THRESHOLD, 1, simple("in", -1, 60));
    send(orders, 20);

    assertThat(desiredByMinute(8)).containsExactly(2, 2, 3, 3, 4, 4, 4, 4);
    tailback.sqs().purgeQueue(purge -> purge.queueUrl(orders));
    assertThat(desiredByMinute(5)).containsExactly(3, 2, 1, 1, 1);
    assertThat(tailback.instanceIds()).hasSize(1);
  }

  @Test
  void aStepPolicyTakesTheStepOfTheBacklogAndOnlyTheRestOfALargerOneWhileInstancesWarmUp() {
    String orders = queue();
    tailback.createGroup(1, 10);
    String policy =
        tailback
            .scaling()
            .putScalingPolicy(
                put ->
                    put.autoScalingGroupName(GROUP)
                        .policyName("steps")
                        .policyType("StepScaling")
                        .adjustmentType("ChangeInCapacity")
                        .estimatedInstanceWarmup(300)
                        .stepAdjustments(step(0.0, 10.0, 2), step(10.0, null, 5)))
            .policyARN();
    alarm("many", ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD, 10, policy);

    send(orders, 12);
    assertThat(desiredByMinute(2)).containsExactly(3, 3);
    send(orders, 12);
    assertThat(desiredByMinute(2)).containsExactly(6, 6);

    assertThat(tailback.activities().get(0).cause())
        .startsWith(
            "At 2026-11-29T12:03:00Z a monitor alarm many in state ALARM triggered policy steps"
                + " changing the desired capacity from 3 to 6")
        .contains("24", "10");
  }

  private static StepAdjustment step(Double lower, Double upper, int adjustment) {
    return StepAdjustment.builder()
        .metricIntervalLowerBound(lower)
        .metricIntervalUpperBound(upper)
        .scalingAdjustment(adjustment)
        .build();
  }

  @Test
  void instancesAreInServiceWhenTheirWorkersRunAndGoneWhenTheseHaveEnded() {
    report(0);
    tailback.createGroup(2, 4);
    assertThat(states()).containsExactly("Pending Healthy", "Pending Healthy");
    assertThat(tailback.activities().get(0).statusCode())
        .isEqualTo(ScalingActivityStatusCode.IN_PROGRESS);

    report(2);
    assertThat(states()).containsExactly("InService Healthy", "InService Healthy");
    assertThat(tailback.activities().get(0).statusCode())
        .isEqualTo(ScalingActivityStatusCode.SUCCESSFUL);

    report(1);
    assertThat(states()).containsExactly("InService Healthy", "InService Unhealthy");
    report(2);

    tailback
        .scaling()
        .updateAutoScalingGroup(u -> u.autoScalingGroupName(GROUP).minSize(1).desiredCapacity(1));
    assertThat(states()).containsExactly("Terminating Healthy", "InService Healthy");
    report(1);
    assertThat(states()).containsExactly("InService Healthy");
  }

  private void report(int actual) {
    tailback
        .server()
        .gate()
        .run(
            queues -> tailback.server().monitoring().scaling().pools().report(POOL, 0, 10, actual));
  }

  private List<String> states() {
    return tailback.group().instances().stream()
        .map((Instance each) -> each.lifecycleStateAsString() + " " + each.healthStatus())
        .toList();
  }

  @Test
  void aResetForgetsGroupsLaunchConfigurationsAndActivities() {
    tailback
        .scaling()
        .createLaunchConfiguration(
            c -> c.launchConfigurationName("worker").imageId("ami-1").instanceType("t3.micro"));
    tailback.createGroup(1, 1);

    tailback.server().gate().run(queues -> tailback.server().monitoring().reset());

    assertThat(tailback.scaling().describeAutoScalingGroups().autoScalingGroups()).isEmpty();
    assertThat(tailback.scaling().describeLaunchConfigurations().launchConfigurations()).isEmpty();
    assertThat(
            tailback
                .scaling()
                .describeScalingActivities(d -> d.includeDeletedGroups(true))
                .activities())
        .isEmpty();
    tailback.createGroup(1, 1);
  }
}
