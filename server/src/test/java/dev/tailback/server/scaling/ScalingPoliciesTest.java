package dev.tailback.server.scaling;

import static dev.tailback.server.scaling.ScaledTailback.RESOURCE;
import static dev.tailback.server.scaling.ScaledTailback.START;
import static dev.tailback.server.scaling.ScaledTailback.ofTarget;
import static dev.tailback.server.scaling.ScaledTailback.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** Scaling policies in AWS JSON 1.1. */
class ScalingPoliciesTest {
  private static final String VALIDATION = "ValidationException";
  private static final String PUT = "PutScalingPolicy";
  private static final String ONE_MORE =
      """
      {"AdjustmentType":"ChangeInCapacity",
       "StepAdjustments":[{"MetricIntervalLowerBound":0,"ScalingAdjustment":1}]}
      """;
  private static final String CUSTOMIZED =
      """
      {"Namespace":"Shop","MetricName":"Backlog","Dimensions":[{"Name":"City","Value":"Oslo"}],
       "Statistic":"Average","Unit":"Count"}
      """;

  @RegisterExtension final ScaledTailback tailback = new ScaledTailback();

  @Test
  void aStepPolicyShowsWhatItWasPutWith() {
    tailback.register(1, 10);
    String configuration =
        """
        {"AdjustmentType":"PercentChangeInCapacity",
         "StepAdjustments":[
           {"MetricIntervalLowerBound":0.0,"MetricIntervalUpperBound":10.0,"ScalingAdjustment":10},
           {"MetricIntervalLowerBound":10.0,"ScalingAdjustment":30}],
         "MinAdjustmentMagnitude":2,"Cooldown":60,"MetricAggregationType":"Maximum"}
        """;

    JsonNode put = tailback.call(PUT, step("out", configuration));

    String arn = put.get("PolicyARN").asText();
    assertThat(arn)
        .matches(
            "arn:aws:autoscaling:us-east-1:000000000000:scalingPolicy:[0-9a-f-]{36}:"
                + "resource/ecs/service/shop/orders-workers:policyName/out");
    assertThat(put.get("Alarms")).isEmpty();
    assertThat(policies().get(0))
        .isEqualTo(
            parse(
                """
                {"PolicyARN":"%s","PolicyName":"out","ServiceNamespace":"ecs","ResourceId":"%s",
                 "ScalableDimension":"ecs:service:DesiredCount","PolicyType":"StepScaling",
                 "StepScalingPolicyConfiguration":%s,"Alarms":[],"CreationTime":%d.0}
                """
                    .formatted(arn, RESOURCE, configuration, START.getEpochSecond())));
  }

  @Test
  void aStepPolicyShowsTheAlarmsThatCallIt() {
    tailback.register(1, 10);
    String arn = tailback.call(PUT, step("out", ONE_MORE)).get("PolicyARN").asText();
    tailback
        .cloudWatch()
        .putMetricAlarm(
            alarm ->
                alarm
                    .alarmName("backlog")
                    .namespace("AWS/SQS")
                    .metricName("ApproximateNumberOfMessagesVisible")
                    .statistic(Statistic.AVERAGE)
                    .period(60)
                    .evaluationPeriods(1)
                    .threshold(1.0)
                    .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                    .alarmActions(arn));

    assertThat(policies().at("/0/Alarms/0/AlarmName").asText()).isEqualTo("backlog");
    tailback.call("DeleteScalingPolicy", ofTarget("\"PolicyName\":\"out\""));

    assertThat(policies()).isEmpty();
    assertThat(alarms()).hasSize(1);
    assertThat(alarms().get(0).alarmActions()).isEmpty();
  }

  @Test
  void aMetricIsTrackedByOnePolicyOnly() {
    tailback.register(1, 10);
    String fifty = "{\"TargetValue\":50,\"CustomizedMetricSpecification\":" + CUSTOMIZED + "}";
    tailback.call(PUT, tracking("one", fifty));
    tailback.call(PUT, tracking("one", fifty.replace("50", "60")));
    tailback.refuses(
        "ValidationException",
        "Only one TargetTrackingScaling policy for a given metric specification is allowed.",
        PUT,
        tracking("two", fifty));
  }

  @Test
  void aTargetTrackingPolicyOwnsTwoAlarms() {
    tailback.register(1, 10);
    ObjectNode configuration =
        (ObjectNode)
            parse(
                """
                {"TargetValue":100.0,"ScaleOutCooldown":20,"ScaleInCooldown":30,
                 "DisableScaleIn":false}
                """);
    configuration.set("CustomizedMetricSpecification", parse(CUSTOMIZED));

    JsonNode put = tailback.call(PUT, tracking("track", configuration.toString()));

    assertThat(put.get("Alarms")).hasSize(2);
    String high = put.at("/Alarms/0/AlarmName").asText();
    assertThat(high).startsWith("TargetTracking-service/shop/orders-workers-AlarmHigh-");
    assertThat(put.at("/Alarms/0/AlarmARN").asText())
        .isEqualTo("arn:aws:cloudwatch:us-east-1:000000000000:alarm:" + high);
    assertThat(policies().get(0).get("Alarms")).isEqualTo(put.get("Alarms"));
    assertThat(policies().get(0).get("TargetTrackingScalingPolicyConfiguration"))
        .isEqualTo(configuration);
    assertThat(alarms()).extracting(MetricAlarm::threshold).containsExactly(100.0, 90.0);
    assertThat(alarms()).extracting(MetricAlarm::evaluationPeriods).containsExactly(3, 15);
    assertThat(alarms().get(0).alarmActions()).containsExactly(put.get("PolicyARN").asText());
    assertThat(tailback.json("DeleteScalingPolicy", ofTarget("\"PolicyName\":\"track\"")).body())
        .isEqualTo("{}");
    assertThat(alarms()).isEmpty();
  }

  @Test
  void metricMathIsShownAsItWasPut() {
    tailback.register(1, 10);

    tailback.call(PUT, tracking("track", track(BacklogPerWorker.JSON)));

    assertThat(
            policies()
                .at("/0/TargetTrackingScalingPolicyConfiguration/CustomizedMetricSpecification"))
        .isEqualTo(parse(BacklogPerWorker.JSON));
    assertThat(alarms().get(0).metrics()).hasSize(3);
  }

  @Test
  void puttingAgainChangesThePolicyAndKeepsItsArn() {
    tailback.register(1, 10);
    JsonNode first = tailback.call(PUT, step("out", ONE_MORE));

    JsonNode again =
        tailback.call(
            PUT,
            ofTarget(
                """
                "PolicyName":"out","StepScalingPolicyConfiguration":
                {"AdjustmentType":"ExactCapacity",
                 "StepAdjustments":[{"MetricIntervalLowerBound":0,"ScalingAdjustment":4}]}
                """));

    assertThat(again).isEqualTo(first);
    assertThat(policies().at("/0/StepScalingPolicyConfiguration/AdjustmentType").asText())
        .isEqualTo("ExactCapacity");
    tailback.call(PUT, ofTarget("\"PolicyName\":\"out\""));
    assertThat(policies().at("/0/StepScalingPolicyConfiguration/AdjustmentType").asText())
        .isEqualTo("ExactCapacity");
    tailback.refuses(
        VALIDATION,
        "The policy out is of the type StepScaling, which cannot be changed",
        PUT,
        tracking("out", track(CUSTOMIZED)));
  }

  @Test
  void aPolicyNeedsATargetAndOneToDeleteMustExist() {
    String target =
        "service namespace: ecs, resource ID: service/shop/orders-workers, scalable dimension:"
            + " ecs:service:DesiredCount";
    tailback.refuses(
        "ObjectNotFoundException",
        "No scalable target registered for " + target,
        PUT,
        step("out", ONE_MORE));
    tailback.register(1, 10);
    tailback.refuses(
        "ObjectNotFoundException",
        "No scaling policy found for " + target + ", policy name: out",
        "DeleteScalingPolicy",
        ofTarget("\"PolicyName\":\"out\""));
  }

  @Test
  void policiesAreListedByTens() {
    tailback.register(1, 10);
    for (char name = 'a'; name <= 'l'; name++) {
      tailback.call(PUT, step("out" + name, ONE_MORE));
    }

    JsonNode first = tailback.call("DescribeScalingPolicies", "{\"ServiceNamespace\":\"ecs\"}");
    assertThat(first.get("ScalingPolicies")).hasSize(10);
    JsonNode second =
        tailback.call(
            "DescribeScalingPolicies",
            "{\"ServiceNamespace\":\"ecs\",\"NextToken\":" + first.get("NextToken") + "}");
    assertThat(second.get("ScalingPolicies")).hasSize(2);
    assertThat(second.at("/ScalingPolicies/0/PolicyName").asText()).isEqualTo("outk");
    assertThat(second.has("NextToken")).isFalse();
    assertThat(
            tailback
                .call(
                    "DescribeScalingPolicies",
                    "{\"ServiceNamespace\":\"ecs\",\"PolicyNames\":[\"outb\",\"none\"]}")
                .get("ScalingPolicies"))
        .hasSize(1);
  }

  @Test
  void aTargetHasAtMostFiftyPolicies() {
    tailback.register(1, 10);
    for (int i = 0; i < 50; i++) {
      tailback.call(PUT, step("out" + i, ONE_MORE));
    }

    tailback.refuses(
        "LimitExceededException",
        "A scalable target can have at most 50 scaling policies",
        PUT,
        step("out", ONE_MORE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'StepAdjustments':[]|Adjustment type must be specified",
        "'AdjustmentType':'ChangeInCapacity'" + "|There must be at least one step adjustment",
        "'AdjustmentType':'ChangeInCapacity','StepAdjustments':[{'ScalingAdjustment':1}]"
            + "|Both lower and upper bounds of a step adjustment cannot be left unspecified",
        "'AdjustmentType':'ExactCapacity','StepAdjustments':"
            + "[{'MetricIntervalLowerBound':0,'ScalingAdjustment':-1}]"
            + "|Scaling adjustment cannot be less than 0 when adjustment type is ExactCapacity",
        "'AdjustmentType':'ChangeInCapacity','StepAdjustments':"
            + "[{'MetricIntervalLowerBound':0,'MetricIntervalUpperBound':5,'ScalingAdjustment':1}]"
            + "|There must be a step adjustment with an unspecified upper bound when one step"
            + " adjustment has a positive upper bound",
        "'AdjustmentType':'ExactCapacity','MinAdjustmentMagnitude':2,'StepAdjustments':"
            + "[{'MetricIntervalLowerBound':0,'ScalingAdjustment':1}]"
            + "|Minimum adjustment magnitude is only allowed for adjustment type"
            + " PercentChangeInCapacity",
        "'AdjustmentType':'ChangeInCapacity','Cooldown':-1,'StepAdjustments':"
            + "[{'MetricIntervalLowerBound':0,'ScalingAdjustment':1}]"
            + "|StepScalingPolicyConfiguration.Cooldown must not be negative",
        "'AdjustmentType':'ChangeInCapacity','StepAdjustments':[{'MetricIntervalLowerBound':0}]"
            + "|The parameter StepScalingPolicyConfiguration.StepAdjustments.member.1."
            + "ScalingAdjustment is required.",
      },
      quoteCharacter = '`')
  void wrongStepsAreRefused(String members, String text) {
    tailback.register(1, 10);
    tailback.refuses(VALIDATION, text, PUT, step("out", "{" + members.replace('\'', '"') + "}"));
  }

  @Test
  void predefinedMetricsAndPredictiveScalingAreRefusedClearly() {
    tailback.register(1, 10);
    tailback.refuses(
        VALIDATION,
        "Tailback does not support predefined metrics (ECSServiceAverageCPUUtilization). Use"
            + " CustomizedMetricSpecification.",
        PUT,
        tracking(
            "track",
            """
            {"TargetValue":75,"PredefinedMetricSpecification":
             {"PredefinedMetricType":"ECSServiceAverageCPUUtilization"}}
            """));
    tailback.refuses(
        VALIDATION,
        "Tailback does not support predictive scaling (PolicyType PredictiveScaling).",
        PUT,
        ofTarget("\"PolicyName\":\"predict\",\"PolicyType\":\"PredictiveScaling\""));
  }

  @Test
  void aPolicyNeedsItsTypeAndTheConfigurationOfThisType() {
    tailback.register(1, 10);
    tailback.refuses(
        VALIDATION,
        "StepScaling policy configuration must be specified",
        PUT,
        ofTarget("\"PolicyName\":\"out\",\"PolicyType\":\"StepScaling\""));
    tailback.refuses(
        VALIDATION,
        "PolicyType must be specified to create a scaling policy",
        PUT,
        ofTarget("\"PolicyName\":\"out\""));
    tailback.refuses(
        VALIDATION,
        "StepScaling policy configuration must be specified",
        PUT,
        ofTarget(
            "\"PolicyName\":\"out\",\"PolicyType\":\"StepScaling\","
                + "\"TargetTrackingScalingPolicyConfiguration\":"
                + track(CUSTOMIZED)));
  }

  @Test
  void wrongMetricsAreRefused() {
    tailback.register(1, 10);
    String path = "TargetTrackingScalingPolicyConfiguration.CustomizedMetricSpecification.";
    tailback.refuses(
        VALIDATION,
        "The parameter "
            + path
            + "Statistic is required.\nThe parameter "
            + path
            + "Namespace is required.\nThe parameter "
            + path
            + "MetricName is required.",
        PUT,
        tracking("track", track("{}")));
    tailback.refuses(
        VALIDATION,
        "The customized metric specification is not valid. You can use a specification with metric"
            + " math or a specification without metric math, but not a combination of both.",
        PUT,
        tracking(
            "track",
            track(
                "{\"MetricName\":\"a\",\"Metrics\":[{\"Id\":\"a\",\"Expression\":\"TIME_SERIES(1)\"}]}")));
    assertThat(
            tailback
                .json(
                    PUT,
                    tracking(
                        "track", track("{\"Metrics\":[{\"Id\":\"a\",\"Expression\":\"b * 2\"}]}")))
                .body())
        .contains("\"__type\":\"ValidationException\"");
  }

  @Test
  void stepScalingOfATableIsNotSupported() {
    String target =
        "{\"ServiceNamespace\":\"dynamodb\",\"ResourceId\":\"table/orders\","
            + "\"ScalableDimension\":\"dynamodb:table:ReadCapacityUnits\",";
    tailback.call("RegisterScalableTarget", target + "\"MinCapacity\":1,\"MaxCapacity\":2}");

    tailback.refuses(
        VALIDATION,
        "Policy type StepScaling is not supported for the scalable dimension"
            + " dynamodb:table:ReadCapacityUnits",
        PUT,
        target
            + "\"PolicyName\":\"out\",\"PolicyType\":\"StepScaling\","
            + "\"StepScalingPolicyConfiguration\":"
            + ONE_MORE
            + "}");
  }

  private static String step(String name, String configuration) {
    return ofTarget(
        "\"PolicyName\":\"%s\",\"PolicyType\":\"StepScaling\",\"StepScalingPolicyConfiguration\":%s"
            .formatted(name, configuration));
  }

  private static String tracking(String name, String configuration) {
    return ofTarget(
        "\"PolicyName\":\"%s\",\"PolicyType\":\"TargetTrackingScaling\",\"%s\":%s"
            .formatted(name, "TargetTrackingScalingPolicyConfiguration", configuration));
  }

  private static String track(String metric) {
    return "{\"TargetValue\":100,\"CustomizedMetricSpecification\":" + metric + "}";
  }

  private JsonNode policies() {
    return tailback
        .call("DescribeScalingPolicies", "{\"ServiceNamespace\":\"ecs\"}")
        .get("ScalingPolicies");
  }

  private List<MetricAlarm> alarms() {
    return tailback.cloudWatch().describeAlarms().metricAlarms();
  }
}
