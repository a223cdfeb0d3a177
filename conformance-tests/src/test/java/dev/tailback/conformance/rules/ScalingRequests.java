package dev.tailback.conformance.rules;

import static dev.tailback.conformance.Scaling.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.conformance.CloudWatch;
import dev.tailback.conformance.Scaling;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;

/** Requests shared by the rules about scaling policies. */
final class ScalingRequests {
  private ScalingRequests() {}

  static Map<String, Object> steps(
      Map<String, String> service, String name, List<Map<String, ?>> steps) {
    return with(
        service,
        Map.of(
            "PolicyName",
            name,
            "PolicyType",
            "StepScaling",
            "StepScalingPolicyConfiguration",
            Map.of("AdjustmentType", "ChangeInCapacity", "StepAdjustments", steps)));
  }

  static Map<String, ?> step(@Nullable Integer lower, @Nullable Integer upper, int adjustment) {
    Map<String, Object> step = new TreeMap<>(Map.of("ScalingAdjustment", adjustment));
    if (lower != null) {
      step.put("MetricIntervalLowerBound", lower);
    }
    if (upper != null) {
      step.put("MetricIntervalUpperBound", upper);
    }
    return step;
  }

  static String putSteps(
      Scaling scaling, Map<String, String> service, String name, List<Map<String, ?>> steps) {
    return scaling.call("PutScalingPolicy", steps(service, name, steps)).path("PolicyARN").asText();
  }

  static String putAlarm(CloudWatch cloudWatch, String namespace, double threshold, String action) {
    String name = cloudWatch.newAlarmName();
    cloudWatch
        .client()
        .putMetricAlarm(
            cloudWatch
                .alarm(name, namespace)
                .threshold(threshold)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .alarmActions(action)
                .build());
    return name;
  }

  static void assertCapacity(Scaling scaling, Map<String, String> service, int capacity) {
    assertThat(scaling.newest(service, "Description"))
        .isEqualTo("Setting desired count to " + capacity + ".");
  }
}
