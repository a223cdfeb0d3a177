package dev.tailback.server.cloudwatch;

import static dev.tailback.server.cloudwatch.MonitoredTailback.ERROR_TYPES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The errors of the actions on metrics. */
class MetricRefusalsTest {
  private static final String VALIDATION = "com.amazon.coral.validate#ValidationException";

  @RegisterExtension final MonitoredTailback tailback = new MonitoredTailback();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Value':1,'Values':[1]|InvalidParameterCombination|The parameters MetricData.member.1.Value"
            + " and MetricData.member.1.Values are mutually exclusive and you have specified both.",
        "'Value':1,'StatisticValues':{}|InvalidParameterCombination|The parameters"
            + " MetricData.member.1.Value and MetricData.member.1.StatisticValues are mutually"
            + " exclusive and you have specified both.",
        "'Values':[1],'Counts':[1,2]|InvalidParameterValue|The parameters"
            + " MetricData.member.1.Values and MetricData.member.1.Counts must be of the same size.",
        "'Values':[1],'Counts':[0]|InvalidParameterValue|The value 0.0 for parameter"
            + " MetricData.member.1.Counts.member.1 is invalid.",
        "'Value':'NaN'|InvalidParameterValue|The value NaN for parameter"
            + " MetricData.member.1.Value is invalid.",
        "'Value':1e300|InvalidParameterValue|The value 1.0E300 for parameter"
            + " MetricData.member.1.Value is invalid.",
        "'Value':1,'StorageResolution':5|InvalidParameterValue|The parameter"
            + " MetricData.member.1.StorageResolution must be a value in the set [ 1, 60 ].",
        "'Value':1,'Dimensions':[{'Name':'a','Value':''}]|MissingParameter|The parameter"
            + " MetricData.member.1.Dimensions.member.1.Value is required.",
        "'StatisticValues':{'SampleCount':1,'Sum':1,'Minimum':1}|MissingParameter|The parameter"
            + " MetricData.member.1.StatisticValues.Maximum is required.",
        "'Value':1,'Timestamp':-1|InvalidParameterValue|The value 1969-12-31T23:59:59Z for"
            + " parameter MetricData.member.1.Timestamp is invalid."
      })
  void dataThatDoNotFitTogetherAreRefused(String datum, String code, String text) {
    String type =
        code.equals("MissingParameter") ? "MissingRequiredParameterException" : code + "Exception";

    tailback.refuses(
        ERROR_TYPES + type,
        code,
        text,
        "PutMetricData",
        json("{'Namespace':'Shop','MetricData':[{'MetricName':'Orders'," + datum + "}]}"));
  }

  @Test
  void nothingIsPutIfAnyDatumIsRefused() {
    assertThat(
            tailback
                .json(
                    "PutMetricData",
                    json(
                        "{'Namespace':'Shop','MetricData':[{'MetricName':'Orders','Value':1},"
                            + "{'MetricName':'Old','Value':1,'Timestamp':1}]}"))
                .statusCode())
        .isEqualTo(400);

    assertThat(tailback.members("ListMetrics", "{}")).isEqualTo(Map.of("Metrics", List.of()));
  }

  @Test
  void atMostAThousandDataArePutAtOnce() {
    String data =
        IntStream.range(0, 1_001)
            .mapToObj(i -> "{'MetricName':'Orders','Value':1}")
            .collect(Collectors.joining(","));

    tailback.refuses(
        ERROR_TYPES + "InvalidParameterValueException",
        "InvalidParameterValue",
        "The collection MetricData must not have a size greater than 1000.",
        "PutMetricData",
        json("{'Namespace':'Shop','MetricData':[" + data + "]}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'StartTime':0,'EndTime':0,'Period':60,'Statistics':['Sum']|InvalidParameterValue|The"
            + " parameter StartTime must be less than the parameter EndTime.",
        "'StartTime':0,'EndTime':86460,'Period':60,'Statistics':['Sum']|InvalidParameterCombination"
            + "|You have requested up to 1441 datapoints, which exceeds the limit of 1440. You may"
            + " reduce the datapoints requested by increasing Period, or decreasing the time"
            + " range.",
        "'StartTime':0,'EndTime':60,'Period':60|InvalidParameterCombination|At least one of the"
            + " parameters Statistics and ExtendedStatistics must be specified.",
        "'StartTime':0,'EndTime':60,'Period':60,'ExtendedStatistics':['tm90']"
            + "|InvalidParameterValue|The value tm90 for parameter ExtendedStatistics.member.1 is"
            + " not supported by Tailback. Supported are percentiles such as p99, SampleCount,"
            + " Average, Sum, Minimum, Maximum.",
        "'StartTime':0,'EndTime':60,'Period':61,'Statistics':['Sum']|InvalidParameterValue|The"
            + " parameter Period must be 1, 5, 10, 20, 30 or a multiple of 60."
      })
  void statisticsThatCannotBeAreRefused(String members, String code, String text) {
    tailback.refuses(
        ERROR_TYPES + code + "Exception",
        code,
        text,
        "GetMetricStatistics",
        json("{'Namespace':'Shop','MetricName':'Orders'," + members + "}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'Id':'M','Expression':'1'}|The value M for parameter MetricDataQueries.member.1.Id is not"
            + " matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.",
        "{'Id':'m'}|The parameter MetricDataQueries.member.1.MetricStat is required.",
        "{'Id':'m','MetricStat':{'Period':60,'Stat':'Sum','Metric':{'MetricName':'a'}}}|The"
            + " parameter MetricDataQueries.member.1.MetricStat.Metric.Namespace is required.",
        "{'Id':'m','MetricStat':{'Period':60,'Stat':'Total','Metric':{'Namespace':'Shop',"
            + "'MetricName':'a'}}}|The value Total for parameter"
            + " MetricDataQueries.member.1.MetricStat.Stat is not a valid statistic.",
        "{'Id':'m','Expression':'TIME_SERIES(1)'},{'Id':'m','Expression':'TIME_SERIES(1)'}|The"
            + " values for parameter id in MetricDataQueries are not unique."
      })
  void queriesThatCannotBeAreRefused(String queries, String text) {
    tailback.refuses(
        VALIDATION,
        "ValidationError",
        text,
        "GetMetricData",
        json("{'StartTime':0,'EndTime':60,'MetricDataQueries':[" + queries + "]}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"{'Id':'m','Expression':'1 +'}", "{'Id':'m','Expression':'m2'}"})
  void expressionsThatSayNothingAreRefusedWithTheirId(String queries) {
    assertThat(
            tailback
                .json(
                    "GetMetricData",
                    json("{'StartTime':0,'EndTime':60,'MetricDataQueries':[" + queries + "]}"))
                .body())
        .contains(VALIDATION, "'m");
  }

  @Test
  void allProblemsOfOneKindAreReportedALineEach() {
    tailback.refuses(
        ERROR_TYPES + "MissingRequiredParameterException",
        "MissingParameter",
        "The parameter Namespace is required.\nThe parameter MetricData is required.",
        "PutMetricData",
        "{}");
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
