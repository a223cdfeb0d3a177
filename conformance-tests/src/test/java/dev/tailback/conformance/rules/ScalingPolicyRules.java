package dev.tailback.conformance.rules;

import static dev.tailback.conformance.Scaling.with;
import static dev.tailback.conformance.ScalingError.OBJECT_NOT_FOUND;
import static dev.tailback.conformance.ScalingError.TOO_MANY_POLICIES;
import static dev.tailback.conformance.ScalingError.WRONG_MEMBER;
import static dev.tailback.conformance.rules.ScalingRequests.assertCapacity;
import static dev.tailback.conformance.rules.ScalingRequests.putAlarm;
import static dev.tailback.conformance.rules.ScalingRequests.putSteps;
import static dev.tailback.conformance.rules.ScalingRequests.step;
import static dev.tailback.conformance.rules.ScalingRequests.steps;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.conformance.CloudWatch;
import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Scaling;
import dev.tailback.conformance.Slow;
import dev.tailback.conformance.Source;
import dev.tailback.conformance.Unsure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Rules("Scaling policies")
@Tag("scaling")
@Source(
    url =
        "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html")
final class ScalingPolicyRules {
  private static final String API =
      "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_";
  private static final String GUIDE =
      "https://docs.aws.amazon.com/autoscaling/application/userguide/";
  private static final List<Map<String, ?>> ONE_MORE = List.of(step(0, null, 1));

  @Test
  @Source(url = API + "DeregisterScalableTarget.html")
  void thePoliciesGoWithTheirTarget(Scaling scaling) {
    Map<String, String> service = scaling.newService(1, 5);
    putSteps(scaling, service, "out", ONE_MORE);

    scaling.call("DeregisterScalableTarget", service);

    assertThat(policies(scaling, service)).isEmpty();
  }

  @Test
  void aPolicyNeedsATarget(Scaling scaling) {
    scaling
        .ask("PutScalingPolicy", steps(scaling.newService(), "out", ONE_MORE))
        .refused(OBJECT_NOT_FOUND);
  }

  @Test
  void aPolicyKeepsItsArn(Scaling scaling) {
    Map<String, String> service = scaling.newService(1, 5);
    String arn = putSteps(scaling, service, "out", ONE_MORE);

    assertThat(putSteps(scaling, service, "out", List.of(step(0, null, 2)))).isEqualTo(arn);
    assertThat(arn)
        .matches(
            "arn:aws:autoscaling:[a-z0-9-]+:\\d{12}:scalingPolicy:[0-9a-f-]{36}:resource/ecs/"
                + service.get("ResourceId")
                + ":policyName/out");
  }

  @Test
  @Source(url = API + "StepAdjustment.html")
  void stepsNeitherOverlapNorLeaveGaps(Scaling scaling) {
    Map<String, String> service = scaling.newService(1, 5);

    refuseSteps(scaling, service, List.of(step(0, 10, 1), step(5, null, 2)));
    refuseSteps(scaling, service, List.of(step(0, 10, 1), step(15, null, 2)));
    putSteps(scaling, service, "out", List.of(step(10, null, 2), step(0, 10, 1)));
  }

  @Test
  @Source(url = API + "StepAdjustment.html")
  void stepsReachToInfinity(Scaling scaling) {
    Map<String, String> service = scaling.newService(1, 5);

    refuseSteps(scaling, service, List.of(step(0, 10, 1)));
    refuseSteps(scaling, service, List.of(step(-10, 0, -1)));
    refuseSteps(scaling, service, List.of(step(null, null, 1)));
    refuseSteps(scaling, service, List.of(step(0, null, 1), step(10, null, 2)));
  }

  @Test
  @Source(url = API + "StepAdjustment.html")
  void anExactCapacityIsNotNegative(Scaling scaling) {
    Map<String, String> service = scaling.newService(1, 5);
    Map<String, Object> policy = steps(service, "exact", List.of(step(0, null, -1)));
    policy.put(
        "StepScalingPolicyConfiguration",
        Map.of("AdjustmentType", "ExactCapacity", "StepAdjustments", List.of(step(0, null, -1))));

    scaling.ask("PutScalingPolicy", policy).refused(WRONG_MEMBER);
  }

  @Test
  @Source(
      url =
          "https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-limits.html")
  @Unsure("The quota is documented, not the error.")
  void aTargetHasFiftyPoliciesAtMost(Scaling scaling) {
    Map<String, String> service = scaling.newService(1, 5);
    for (int i = 0; i < 50; i++) {
      putSteps(scaling, service, "out" + i, ONE_MORE);
    }

    scaling.ask("PutScalingPolicy", steps(service, "more", ONE_MORE)).refused(TOO_MANY_POLICIES);
  }

  @Test
  @Source(url = GUIDE + "create-target-tracking-policy-cli.html")
  void aTargetTrackingPolicyHasTwoAlarmsOfItsOwn(CloudWatch cloudWatch, Scaling scaling) {
    Map<String, String> service = scaling.newService(1, 5);

    JsonNode put = putTracking(cloudWatch, scaling, service);

    assertThat(put.path("Alarms")).hasSize(2);
    for (JsonNode alarm : put.path("Alarms")) {
      assertThat(alarm.path("AlarmName").asText())
          .startsWith("TargetTracking-" + service.get("ResourceId") + "-Alarm");
      assertThat(cloudWatch.alarm(alarm.path("AlarmName").asText()).alarmActions())
          .containsExactly(put.path("PolicyARN").asText());
    }
  }

  @Test
  @Source(url = API + "DeleteScalingPolicy.html")
  void theAlarmsOfATargetTrackingPolicyGoWithIt(CloudWatch cloudWatch, Scaling scaling) {
    Map<String, String> service = scaling.newService(1, 5);
    String alarm =
        putTracking(cloudWatch, scaling, service).path("Alarms").path(0).path("AlarmName").asText();

    scaling.call("DeleteScalingPolicy", with(service, Map.of("PolicyName", "track")));

    assertThat(cloudWatch.client().describeAlarms(d -> d.alarmNames(alarm)).metricAlarms())
        .isEmpty();
  }

  @Test
  @Source(url = API + "DeleteScalingPolicy.html")
  void theAlarmOfAStepPolicyRemainsWithoutItsAction(CloudWatch cloudWatch, Scaling scaling) {
    Map<String, String> service = scaling.newService(1, 5);
    String arn = putSteps(scaling, service, "out", ONE_MORE);
    String alarm = putAlarm(cloudWatch, cloudWatch.newNamespace(), 50, arn);

    scaling.call("DeleteScalingPolicy", with(service, Map.of("PolicyName", "out")));

    assertThat(cloudWatch.alarm(alarm).alarmActions()).isEmpty();
  }

  @Test
  @Source(url = API + "DeleteScalingPolicy.html")
  void aPolicyThatDoesNotExistCannotBeDeleted(Scaling scaling) {
    scaling
        .ask("DeleteScalingPolicy", with(scaling.newService(1, 5), Map.of("PolicyName", "none")))
        .refused(OBJECT_NOT_FOUND);
  }

  @Test
  @Source(url = API + "DescribeScalingPolicies.html")
  void aPolicyShowsTheAlarmThatCallsIt(CloudWatch cloudWatch, Scaling scaling) {
    Map<String, String> service = scaling.newService(1, 5);
    String arn = putSteps(scaling, service, "out", ONE_MORE);

    String alarm = putAlarm(cloudWatch, cloudWatch.newNamespace(), 50, arn);

    assertThat(policies(scaling, service).at("/0/Alarms/0/AlarmName").asText()).isEqualTo(alarm);
  }

  @Test
  @Slow
  @Source(url = GUIDE + "step-scaling-policy-overview.html")
  void theStepsOfTheGuideScaleFromTenToElevenAndFourteen(CloudWatch cloudWatch, Scaling scaling) {
    Map<String, String> service = scaling.newService(10, 10);
    scaling.register(service, 0, 100);
    Map<String, Object> policy = steps(service, "out", List.of());
    policy.put(
        "StepScalingPolicyConfiguration",
        Map.of(
            "AdjustmentType",
            "PercentChangeInCapacity",
            "Cooldown",
            0,
            "StepAdjustments",
            List.of(step(0, 10, 0), step(10, 20, 10), step(20, null, 30))));
    String arn = scaling.call("PutScalingPolicy", policy).path("PolicyARN").asText();
    String namespace = cloudWatch.newNamespace();
    putAlarm(cloudWatch, namespace, 50, arn);

    cloudWatch.put(namespace, 60);
    cloudWatch.pass(Duration.ofMinutes(1));
    cloudWatch.eventually(() -> assertCapacity(scaling, service, 11));
    cloudWatch.put(namespace, 70);
    cloudWatch.pass(Duration.ofMinutes(1));
    cloudWatch.eventually(() -> assertCapacity(scaling, service, 14));
  }

  @Test
  @Slow
  @Source(url = API + "StepScalingPolicyConfiguration.html")
  void duringTheCooldownOnlyWhatALargerStepNeedsIsAdded(CloudWatch cloudWatch, Scaling scaling) {
    Map<String, String> service = scaling.newService(1, 100);
    Map<String, Object> policy = steps(service, "out", List.of());
    policy.put(
        "StepScalingPolicyConfiguration",
        Map.of(
            "AdjustmentType",
            "ChangeInCapacity",
            "Cooldown",
            300,
            "StepAdjustments",
            List.of(step(0, 10, 2), step(10, null, 3))));
    String arn = scaling.call("PutScalingPolicy", policy).path("PolicyARN").asText();
    String namespace = cloudWatch.newNamespace();
    putAlarm(cloudWatch, namespace, 50, arn);

    cloudWatch.put(namespace, 55);
    cloudWatch.pass(Duration.ofMinutes(1));
    cloudWatch.eventually(() -> assertCapacity(scaling, service, 3));
    cloudWatch.put(namespace, 65);
    cloudWatch.pass(Duration.ofMinutes(1));

    cloudWatch.eventually(() -> assertCapacity(scaling, service, 4));
  }

  @Test
  @Slow
  @Source(url = GUIDE + "application-auto-scaling-scaling-activities.html")
  void anActivitySaysWhyNothingWasScaled(CloudWatch cloudWatch, Scaling scaling) {
    Map<String, String> service = scaling.newService(1, 1);
    String arn = putSteps(scaling, service, "out", ONE_MORE);
    String namespace = cloudWatch.newNamespace();
    putAlarm(cloudWatch, namespace, 50, arn);

    cloudWatch.put(namespace, 60);
    cloudWatch.pass(Duration.ofMinutes(1));

    cloudWatch.eventually(
        () -> {
          JsonNode activity =
              scaling
                  .call(
                      "DescribeScalingActivities",
                      with(service, Map.of("IncludeNotScaledActivities", true)))
                  .at("/ScalingActivities/0");
          assertThat(activity.at("/NotScaledReasons/0/Code").asText())
              .isEqualTo("AlreadyAtMaxCapacity");
          assertThat(activity.at("/NotScaledReasons/0/MaxCapacity").asInt()).isEqualTo(1);
        });
    assertThat(scaling.call("DescribeScalingActivities", service).path("ScalingActivities"))
        .isEmpty();
  }

  private static JsonNode policies(Scaling scaling, Map<String, String> service) {
    return scaling.call("DescribeScalingPolicies", service).path("ScalingPolicies");
  }

  private static void refuseSteps(
      Scaling scaling, Map<String, String> service, List<Map<String, ?>> steps) {
    scaling.ask("PutScalingPolicy", steps(service, "wrong", steps)).refused(WRONG_MEMBER);
  }

  private static JsonNode putTracking(
      CloudWatch cloudWatch, Scaling scaling, Map<String, String> service) {
    return scaling.call(
        "PutScalingPolicy",
        with(
            service,
            Map.of(
                "PolicyName", "track",
                "PolicyType", "TargetTrackingScaling",
                "TargetTrackingScalingPolicyConfiguration",
                    Map.of(
                        "TargetValue",
                        100,
                        "CustomizedMetricSpecification",
                        Map.of(
                            "Namespace",
                            cloudWatch.newNamespace(),
                            "MetricName",
                            CloudWatch.ORDERS,
                            "Statistic",
                            "Average")))));
  }
}
