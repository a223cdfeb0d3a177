package dev.tailback.server.scaling;

import static dev.tailback.server.scaling.ScaledTailback.ofTarget;
import static dev.tailback.server.scaling.ScaledTailback.parse;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** A queue's backlog scales its consumers out, and the end of the backlog scales them in. */
class ClosedLoopTest {
  @RegisterExtension final ScaledTailback tailback = new ScaledTailback();
  private String url;

  @BeforeEach
  void createQueue() {
    url = tailback.sqs().createQueue(queue -> queue.queueName("orders")).queueUrl();
  }

  @Test
  void anAlarmOnTheBacklogCallsAStepPolicyEveryMinuteWhileItLasts() {
    tailback.register(1, 3);
    String out = putSteps("out", 1, true);
    String in = putSteps("in", -1, false);
    alarm("high", ComparisonOperator.GREATER_THAN_THRESHOLD, out);
    alarm("low", ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD, in);

    tailback.send(url, 20);
    tailback.advanceMinutes(1);
    assertThat(tailback.capacity()).containsExactly(2, 2);
    assertThat(tailback.latest("Cause"))
        .isEqualTo(
            "monitor alarm high in state ALARM triggered policy out: the metric's value 20 is 10"
                + " above the threshold 10, which adds 1; the capacity changes from 1 to 2");
    assertThat(tailback.latest("StatusCode")).isEqualTo("Successful");
    assertThat(tailback.latest("StatusMessage"))
        .isEqualTo("Successfully set desired count to 2. Change successfully fulfilled by ecs.");
    long minuteLater = ScaledTailback.START.getEpochSecond() + 60;
    assertThat(tailback.activities().get(0).get("StartTime").asLong()).isEqualTo(minuteLater);
    assertThat(tailback.activities().get(0).get("EndTime").asLong()).isEqualTo(minuteLater);
    tailback.advanceMinutes(5);
    assertThat(tailback.desired()).isEqualTo(3);
    assertThat(tailback.activities().get(0).get("NotScaledReasons"))
        .isEqualTo(parse("[{\"Code\":\"AlreadyAtMaxCapacity\",\"MaxCapacity\":3}]"));

    tailback.sqs().purgeQueue(purge -> purge.queueUrl(url));
    tailback.advanceMinutes(2);

    assertThat(tailback.desired()).isEqualTo(1);
    assertThat(descriptionsOfChanges())
        .containsExactly(
            "Setting desired count to 1.",
            "Setting desired count to 2.",
            "Setting desired count to 3.",
            "Setting desired count to 2.");
    assertThat(actionsOf("high")).containsOnly("Successfully executed action " + out);
  }

  @Test
  void theBacklogPerWorkerIsKeptAtItsTarget() {
    tailback.register(2, 20);
    track();

    tailback.send(url, 60);
    tailback.advanceMinutes(3);

    assertThat(tailback.desired()).isEqualTo(6);
    assertThat(tailback.latest("Cause"))
        .contains("the metric's value 30 at a capacity of 2 is 3 times the target 10");
  }

  @Test
  void fromZeroTheBacklogPerWorkerHasNoValueAndNothingIsScaled() {
    tailback.register(0, 20);
    track();

    tailback.send(url, 60);
    tailback.advanceMinutes(30);

    assertThat(tailback.desired()).isZero();
    assertThat(tailback.cloudWatch().describeAlarms().metricAlarms())
        .allMatch(alarm -> alarm.stateValue() == StateValue.INSUFFICIENT_DATA);
  }

  @Test
  void oneLongJumpOfTheClockScalesAsManySmallStepsDo() {
    tailback.register(1, 5);
    alarm("high", ComparisonOperator.GREATER_THAN_THRESHOLD, putSteps("out", 1, true));
    tailback.send(url, 20);

    tailback.advanceMinutes(10);

    assertThat(
            tailback
                .call("DescribeScalingActivities", "{\"ServiceNamespace\":\"ecs\"}")
                .get("ScalingActivities")
                .findValuesAsText("StartTime"))
        .containsExactly(
            String.valueOf(ScaledTailback.START.getEpochSecond() + 240.0),
            String.valueOf(ScaledTailback.START.getEpochSecond() + 180.0),
            String.valueOf(ScaledTailback.START.getEpochSecond() + 120.0),
            String.valueOf(ScaledTailback.START.getEpochSecond() + 60.0));
  }

  @Test
  void anAlarmSetByHandCallsThePolicyAtOnce() {
    tailback.register(1, 3);
    alarm("high", ComparisonOperator.GREATER_THAN_THRESHOLD, putSteps("out", 1, true));

    tailback
        .cloudWatch()
        .setAlarmState(
            set -> set.alarmName("high").stateValue(StateValue.ALARM).stateReason("rehearsal"));

    assertThat(tailback.desired()).isEqualTo(2);
  }

  @Test
  void anAlarmWhosePolicyIsGoneRecordsIt() {
    alarm(
        "high",
        ComparisonOperator.GREATER_THAN_THRESHOLD,
        "arn:aws:autoscaling:us-east-1:000000000000:scalingPolicy:1:resource/ecs/a:policyName/b");

    tailback.send(url, 20);
    tailback.advanceMinutes(1);

    assertThat(actionsOf("high").get(0)).startsWith("Failed to execute action arn:aws:autoscaling");
  }

  private String putSteps(String name, int adjustment, boolean above) {
    return tailback
        .call(
            "PutScalingPolicy",
            ofTarget(
                """
                "PolicyName":"%s","PolicyType":"StepScaling","StepScalingPolicyConfiguration":
                {"AdjustmentType":"ChangeInCapacity","Cooldown":0,
                 "StepAdjustments":[{"MetricInterval%sBound":0,"ScalingAdjustment":%d}]}
                """
                    .formatted(name, above ? "Lower" : "Upper", adjustment)))
        .get("PolicyARN")
        .asText();
  }

  private void track() {
    tailback.call(
        "PutScalingPolicy",
        ofTarget(
            """
            "PolicyName":"backlog","PolicyType":"TargetTrackingScaling",
            "TargetTrackingScalingPolicyConfiguration":
            {"TargetValue":10,"CustomizedMetricSpecification":%s}
            """
                .formatted(BacklogPerWorker.JSON)));
  }

  private void alarm(String name, ComparisonOperator comparison, String policy) {
    tailback
        .cloudWatch()
        .putMetricAlarm(
            alarm ->
                alarm
                    .alarmName(name)
                    .namespace("AWS/SQS")
                    .metricName("ApproximateNumberOfMessagesVisible")
                    .dimensions(Dimension.builder().name("QueueName").value("orders").build())
                    .statistic(Statistic.AVERAGE)
                    .period(60)
                    .evaluationPeriods(1)
                    .threshold(10.0)
                    .comparisonOperator(comparison)
                    .alarmActions(policy));
  }

  private List<String> descriptionsOfChanges() {
    return tailback
        .call("DescribeScalingActivities", "{\"ServiceNamespace\":\"ecs\"}")
        .get("ScalingActivities")
        .findValuesAsText("Description");
  }

  private List<String> actionsOf(String alarm) {
    return tailback
        .cloudWatch()
        .describeAlarmHistory(of -> of.alarmName(alarm).historyItemType(HistoryItemType.ACTION))
        .alarmHistoryItems()
        .stream()
        .map(AlarmHistoryItem::historySummary)
        .toList();
  }
}
