package dev.tailback.conformance.rules;

import static dev.tailback.conformance.CloudWatchError.INVALID_PARAMETER_VALUE;
import static dev.tailback.conformance.CloudWatchError.RESOURCE_NOT_FOUND;
import static dev.tailback.conformance.CloudWatchError.VALIDATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.conformance.CloudWatch;
import dev.tailback.conformance.RawAnswer;
import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Rules("CloudWatch on the wire")
@Tag("cloudwatch")
@Source(
    url =
        "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html")
final class CloudWatchWireRules {
  private static final String SET_ALARM_STATE =
      "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html";

  @Test
  void jsonTimesHaveADecimalPoint(CloudWatch cloudWatch) {
    String name = newAlarm(cloudWatch);

    RawAnswer answer =
        cloudWatch.raw().json("DescribeAlarms", Map.of("AlarmNames", List.of(name))).succeeded();

    assertThat(answer.header("Content-Type")).isEqualTo("application/x-amz-json-1.0");
    assertThat(answer.text()).containsPattern("\"StateUpdatedTimestamp\":[0-9.E]*\\.[0-9]");
  }

  @Test
  void queryTimesEndInZ(CloudWatch cloudWatch) {
    String name = newAlarm(cloudWatch);

    RawAnswer answer =
        cloudWatch.raw().query("DescribeAlarms", "AlarmNames.member.1", name).succeeded();

    assertThat(answer.header("Content-Type")).isEqualTo("text/xml");
    assertThat(
            answer.xml(
                "DescribeAlarmsResponse/DescribeAlarmsResult/MetricAlarms/member"
                    + "/StateUpdatedTimestamp"))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
  }

  @Test
  void listsAreThereEvenIfTheyAreEmpty(CloudWatch cloudWatch) {
    Map<String, ?> request = Map.of("AlarmNames", List.of(cloudWatch.newAlarmName()));

    RawAnswer answer = cloudWatch.raw().json("DescribeAlarms", request).succeeded();

    assertThat(answer.json().path("MetricAlarms").isArray()).isTrue();
    assertThat(answer.json().path("CompositeAlarms").isArray()).isTrue();
    assertThat(answer.json().has("NextToken")).isFalse();
  }

  @Test
  @Source(url = SET_ALARM_STATE)
  void anErrorHasTheStatusOfQueryThereOrIfItIsAskedFor(CloudWatch cloudWatch) {
    String name = cloudWatch.newAlarmName();
    Map<String, String> request =
        Map.of("AlarmName", name, "StateValue", "OK", "StateReason", "none");

    RawAnswer query =
        cloudWatch
            .raw()
            .query("SetAlarmState", "AlarmName", name, "StateValue", "OK", "StateReason", "none");
    query.refusedInXml(RESOURCE_NOT_FOUND);
    assertThat(query.xmlAll("ErrorResponse/Error/Message")).isEmpty();
    assertThat(query.xml("ErrorResponse/Error/Type")).isEqualTo("Sender");
    assertThat(query.xml("ErrorResponse/RequestId")).isNotEmpty();

    RawAnswer json = cloudWatch.raw().json("SetAlarmState", request);
    assertThat(json.status()).isEqualTo(400);
    assertThat(json.json().path("__type").asText())
        .isEqualTo("com.amazonaws.cloudwatch.v2010_08_01#ResourceNotFound");
    assertThat(json.json().has("message")).isFalse();
    assertThat(json.header("x-amzn-query-error")).isEqualTo("ResourceNotFound;Sender");

    RawAnswer asQuery =
        cloudWatch
            .raw()
            .send(
                "POST",
                "/",
                Map.of(
                    "X-Amz-Target",
                    "GraniteServiceVersion20100801.SetAlarmState",
                    "Content-Type",
                    "application/x-amz-json-1.0",
                    "x-amzn-query-mode",
                    "true"),
                "{\"AlarmName\":\"%s\",\"StateValue\":\"OK\",\"StateReason\":\"x\"}"
                    .formatted(name));
    asQuery.refusedInJson(RESOURCE_NOT_FOUND);
  }

  @Test
  @Source(url = SET_ALARM_STATE)
  void whatBreaksTheModelIsAValidationError(CloudWatch cloudWatch) {
    RawAnswer answer =
        cloudWatch
            .raw()
            .json(
                "SetAlarmState", Map.of("AlarmName", "x", "StateValue", "FINE", "StateReason", "x"))
            .refusedInJson(VALIDATION);

    assertThat(answer.json().path("__type").asText())
        .isEqualTo("com.amazon.coral.validate#ValidationException");
    assertThat(answer.json().path("message").asText())
        .startsWith("1 validation error detected: Value 'FINE' at 'stateValue'");
  }

  @Test
  @Source(
      url =
          "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html")
  void otherErrorsAreOfTheService(CloudWatch cloudWatch) {
    String[] request = {
      "Namespace",
      "AWS/SQS",
      "MetricData.member.1.MetricName",
      "x",
      "MetricData.member.1.Value",
      "1"
    };

    RawAnswer answer = cloudWatch.raw().query("PutMetricData", request);

    answer.refusedInXml(INVALID_PARAMETER_VALUE);
    assertThat(answer.text())
        .contains("xmlns=\"http://monitoring.amazonaws.com/doc/2010-08-01/\"")
        .doesNotContain("<Detail");
  }

  private static String newAlarm(CloudWatch cloudWatch) {
    String name = cloudWatch.newAlarmName();
    cloudWatch.client().putMetricAlarm(cloudWatch.alarm(name, cloudWatch.newNamespace()).build());
    return name;
  }
}
