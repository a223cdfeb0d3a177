package dev.tailback.server.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Members of wrong types and with wrong values are the client's error, never the server's. */
class WrongShapesTest {
  private static final String METRIC =
      "\"Namespace\":\"Shop\",\"MetricName\":\"Orders\",\"Dimensions\":[{\"Name\":\"a\",\"Value\":\"b\"}]";
  private static final String QUERIES =
      "[{\"Id\":\"m\",\"MetricStat\":{\"Metric\":{"
          + METRIC
          + "},\"Period\":60,\"Stat\":\"Sum\",\"Unit\":\"Count\"},\"Label\":\"l\",\"ReturnData\":true,"
          + "\"AccountId\":\"000000000000\"},{\"Id\":\"e\",\"Expression\":\"m\",\"Period\":60}]";
  private static final String RANGE = "\"StartTime\":1795953540,\"EndTime\":1795953600";
  private static final String ARN =
      "\"ResourceARN\":\"arn:aws:cloudwatch:us-east-1:000000000000:alarm:a\"";

  /** Requests with all members, each valid. */
  private static final Map<String, String> REQUESTS =
      Map.ofEntries(
          Map.entry(
              "PutMetricData",
              "{\"Namespace\":\"Shop\",\"MetricData\":[{\"MetricName\":\"Orders\",\"Dimensions\":"
                  + "[{\"Name\":\"a\",\"Value\":\"b\"}],\"Timestamp\":1795953600,\"Values\":[1],"
                  + "\"Counts\":[2],\"Unit\":\"Count\",\"StorageResolution\":1},{\"MetricName\":\"a\","
                  + "\"StatisticValues\":{\"SampleCount\":1,\"Sum\":2,\"Minimum\":2,\"Maximum\":2}},"
                  + "{\"MetricName\":\"b\",\"Value\":3}],\"EntityMetricData\":[{\"Entity\":{},"
                  + "\"MetricData\":[{\"MetricName\":\"c\",\"Value\":1}]}],"
                  + "\"StrictEntityValidation\":true}"),
          Map.entry(
              "GetMetricData",
              "{\"MetricDataQueries\":"
                  + QUERIES
                  + ","
                  + RANGE
                  + ",\"ScanBy\":\"TimestampAscending\",\"MaxDatapoints\":5,\"NextToken\":\"\","
                  + "\"LabelOptions\":{\"Timezone\":\"+0000\"}}"),
          Map.entry(
              "GetMetricStatistics",
              "{"
                  + METRIC
                  + ","
                  + RANGE
                  + ",\"Period\":60,\"Statistics\":[\"Sum\"],\"Unit\":\"Count\"}"),
          Map.entry(
              "ListMetrics",
              "{"
                  + METRIC
                  + ",\"NextToken\":\"\",\"RecentlyActive\":\"PT3H\",\"IncludeLinkedAccounts\":true,"
                  + "\"OwningAccount\":\"000000000000\"}"),
          Map.entry(
              "PutMetricAlarm",
              "{\"AlarmName\":\"a\",\"AlarmDescription\":\"d\",\"ActionsEnabled\":true,"
                  + "\"OKActions\":[\"arn:aws:sns:us-east-1:1:x\"],"
                  + METRIC
                  + ",\"ExtendedStatistic\":\"p99\",\"Period\":60,\"Unit\":\"Count\","
                  + "\"EvaluationPeriods\":3,\"DatapointsToAlarm\":2,\"Threshold\":1,"
                  + "\"ComparisonOperator\":\"GreaterThanThreshold\",\"TreatMissingData\":\"ignore\","
                  + "\"EvaluateLowSampleCountPercentile\":\"ignore\","
                  + "\"Tags\":[{\"Key\":\"k\",\"Value\":\"v\"}]}"),
          Map.entry(
              "DescribeAlarms",
              "{\"AlarmNames\":[\"a\"],\"AlarmTypes\":[\"MetricAlarm\"],\"StateValue\":\"OK\","
                  + "\"ActionPrefix\":\"arn\",\"MaxRecords\":5,\"NextToken\":\"\"}"),
          Map.entry(
              "DescribeAlarmsForMetric", "{" + METRIC + ",\"Statistic\":\"Sum\",\"Period\":60}"),
          Map.entry(
              "DescribeAlarmHistory",
              "{\"AlarmName\":\"a\",\"HistoryItemType\":\"Action\",\"StartDate\":1,\"EndDate\":2,"
                  + "\"MaxRecords\":5,\"NextToken\":\"\",\"ScanBy\":\"TimestampAscending\"}"),
          Map.entry("DeleteAlarms", "{\"AlarmNames\":[\"a\"]}"),
          Map.entry(
              "SetAlarmState",
              "{\"AlarmName\":\"a\",\"StateValue\":\"OK\",\"StateReason\":\"r\",\"StateReasonData\":\"{}\"}"),
          Map.entry("EnableAlarmActions", "{\"AlarmNames\":[\"a\"]}"),
          Map.entry("ListTagsForResource", "{" + ARN + "}"),
          Map.entry("TagResource", "{" + ARN + ",\"Tags\":[{\"Key\":\"k\",\"Value\":\"v\"}]}"),
          Map.entry("UntagResource", "{" + ARN + ",\"TagKeys\":[\"k\"]}"));

  private static final List<String> WRONG =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "1e308",
          "9223372036854775808",
          "\"\"",
          "\" \"",
          "\"x\"",
          "\"NaN\"",
          "\"\\ud800\"",
          "[]",
          "[null]",
          "[[]]",
          "[{}]",
          "[\"x\"]",
          "{}",
          "{\"a\":1}");

  @RegisterExtension final MonitoredTailback tailback = new MonitoredTailback();

  static Stream<String> actions() {
    return REQUESTS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("actions")
  void noMemberOfAWrongShapeMakesTheServerFail(String action) {
    String request = REQUESTS.get(action);
    List<String> values = valuesIn(request);

    assertThat(values).isNotEmpty();
    for (String value : values) {
      for (String wrong : WRONG) {
        HttpResponse<String> response = tailback.json(action, request.replace(value, ":" + wrong));
        assertThat(response.statusCode()).as(value + " -> " + wrong).isLessThan(500);
      }
    }
  }

  /** Returns the simple values of members, each with the colon before it. */
  private static List<String> valuesIn(String request) {
    return Pattern.compile(":(\"[^\"]*\"|[0-9]+|true|false|\\[[^\\[\\]{}]*\\])")
        .matcher(request)
        .results()
        .map(MatchResult::group)
        .distinct()
        .toList();
  }
}
