package dev.tailback.server.cloudwatch;

import static dev.tailback.server.cloudwatch.MonitoredTailback.ERROR_TYPES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.server.wire.Json;
import java.net.http.HttpResponse;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alarms and their errors on the wire, in each protocol. */
class AlarmFormsTest {
  private static final String VALIDATION = "com.amazon.coral.validate#ValidationException";
  private static final String ALARM =
      """
      {"AlarmName":"late","Namespace":"Shop","MetricName":"Orders","Statistic":"Sum","Period":60,
       "EvaluationPeriods":1,"Threshold":10,"ComparisonOperator":"GreaterThanThreshold"}
      """;

  @RegisterExtension final MonitoredTailback tailback = new MonitoredTailback();

  @Test
  void anAlarmShowsNothingThatWasNotSet() {
    tailback.json("PutMetricAlarm", ALARM);

    assertThat(tailback.json("DescribeAlarms", "{}").body())
        .isEqualTo(
            "{\"MetricAlarms\":[{\"AlarmName\":\"late\","
                + "\"AlarmArn\":\"arn:aws:cloudwatch:us-east-1:000000000000:alarm:late\","
                + "\"AlarmConfigurationUpdatedTimestamp\":1795953600.0,\"ActionsEnabled\":true,"
                + "\"OKActions\":[],\"AlarmActions\":[],\"InsufficientDataActions\":[],"
                + "\"StateValue\":\"INSUFFICIENT_DATA\","
                + "\"StateReason\":\"Unchecked: Initial alarm creation\","
                + "\"StateUpdatedTimestamp\":1795953600.0,"
                + "\"StateTransitionedTimestamp\":1795953600.0,\"Namespace\":\"Shop\","
                + "\"MetricName\":\"Orders\",\"Dimensions\":[],\"Statistic\":\"Sum\",\"Period\":60,"
                + "\"EvaluationPeriods\":1,\"Threshold\":10.0,"
                + "\"ComparisonOperator\":\"GreaterThanThreshold\"}],\"CompositeAlarms\":[]}");
  }

  @Test
  void aQueryCallShowsTheSameInXml() {
    tailback.query(
        "PutMetricAlarm",
        "&AlarmName=late&Namespace=Shop&MetricName=Orders&Statistic=Sum&Period=60"
            + "&EvaluationPeriods=1&Threshold=10&ComparisonOperator=GreaterThanThreshold"
            + "&Dimensions.member.1.Name=City&Dimensions.member.1.Value=Oslo"
            + "&AlarmActions.member.1=arn:aws:sns:us-east-1:000000000000:pager"
            + "&Tags.member.1.Key=team&Tags.member.1.Value=");

    assertThat(tailback.query("DescribeAlarms", "").body())
        .contains(
            "<DescribeAlarmsResult><MetricAlarms><member><AlarmName>late</AlarmName>",
            "<AlarmConfigurationUpdatedTimestamp>2026-11-29T12:00:00Z<",
            "<OKActions/><AlarmActions><member>arn:aws:sns:us-east-1:000000000000:pager</member>"
                + "</AlarmActions><InsufficientDataActions/>",
            "<Dimensions><member><Name>City</Name><Value>Oslo</Value></member></Dimensions>",
            "</member></MetricAlarms><CompositeAlarms/></DescribeAlarmsResult>");
    String arn = "&ResourceARN=arn:aws:cloudwatch:us-east-1:000000000000:alarm:late";
    assertThat(tailback.query("ListTagsForResource", arn).body())
        .contains("<Tags><member><Key>team</Key><Value></Value></member></Tags>");
    assertThat(tailback.query("UntagResource", arn + "&TagKeys.member.1=team").body())
        .contains("<UntagResourceResult/>");
    assertThat(tailback.query("ListTagsForResource", arn).body()).contains("<Tags/>");
    assertThat(tailback.query("DeleteAlarms", "&AlarmNames.member.1=late").body())
        .contains("<DeleteAlarmsResponse", "/\"><ResponseMetadata>");
  }

  @Test
  void anUnknownAlarmHasNoMessageAndAStatusByProtocol() {
    String request = "{\"AlarmName\":\"none\",\"StateValue\":\"OK\",\"StateReason\":\"\"}";
    byte[] cbor = cbor("AlarmName", "none", "StateValue", "OK", "StateReason", "");

    HttpResponse<String> json = tailback.json("SetAlarmState", request);
    assertThat(json.statusCode()).isEqualTo(400);
    assertThat(json.headers().firstValue("x-amzn-query-error")).hasValue("ResourceNotFound;Sender");
    assertThat(json.body()).isEqualTo("{\"__type\":\"" + ERROR_TYPES + "ResourceNotFound\"}");
    assertThat(tailback.json("SetAlarmState", request, "x-amzn-query-mode", "true").statusCode())
        .isEqualTo(404);
    assertThat(tailback.cbor("SetAlarmState", cbor).statusCode()).isEqualTo(400);
    assertThat(tailback.cbor("SetAlarmState", cbor, "x-amzn-query-mode", "true").statusCode())
        .isEqualTo(404);
    HttpResponse<String> query =
        tailback.query("SetAlarmState", "&AlarmName=none&StateValue=OK&StateReason=x");
    assertThat(query.statusCode()).isEqualTo(404);
    assertThat(query.body())
        .contains("<Error><Type>Sender</Type><Code>ResourceNotFound</Code></Error>");
  }

  private static byte[] cbor(String... namesAndValues) {
    HexFormat hex = HexFormat.of();
    StringBuilder map = new StringBuilder("bf");
    for (String text : namesAndValues) {
      byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
      map.append(hex.toHexDigits((byte) (0x60 + bytes.length))).append(hex.formatHex(bytes));
    }
    return hex.parseHex(map + "ff");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'AlarmName':'late'|'X':1|1 validation error detected: Value null at 'alarmName' failed to"
            + " satisfy constraint: Member must not be null",
        "'Threshold':10|'X':1|PutMetricAlarm request should have valid Threshold parameter",
        "'EvaluationPeriods':1|'EvaluationPeriods':0|1 validation error detected: Value '0' at"
            + " 'evaluationPeriods' failed to satisfy constraint: Member must have value greater"
            + " than or equal to 1",
        "'ComparisonOperator':'GreaterThanThreshold'|'ComparisonOperator':'Above'|1 validation error"
            + " detected: Value 'Above' at 'comparisonOperator' failed to satisfy constraint: Member"
            + " must satisfy enum value set: [GreaterThanOrEqualToThreshold, GreaterThanThreshold,"
            + " LessThanThreshold, LessThanOrEqualToThreshold,"
            + " LessThanLowerOrGreaterThanUpperThreshold, LessThanLowerThreshold,"
            + " GreaterThanUpperThreshold]",
        "'ComparisonOperator':'GreaterThanThreshold'|'ComparisonOperator':'GreaterThanUpperThreshold'"
            + "|ComparisonOperators for ranges require ThresholdMetricId to be set",
        "'Period':60|'Period':61|Period must be 10, 20, 30 or a multiple of 60",
        "'Period':60|'Period':5|Period must be 10, 20, 30 or a multiple of 60",
        "'EvaluationPeriods':1|'EvaluationPeriods':1441|Metrics cannot be checked across more than a"
            + " day (EvaluationPeriods * Period must be <= 86400)",
        "'Period':60,'EvaluationPeriods':1|'Period':3600,'EvaluationPeriods':169|Metrics cannot be checked across more"
            + " than a week (EvaluationPeriods * Period must be <= 604800) for alarms using period"
            + " >= 3600",
        "'Period':60,|'Period':3600,'DatapointsToAlarm':2,|DatapointsToAlarm must be less than or"
            + " equal to EvaluationPeriods",
        "'Statistic':'Sum'|'X':1|Exactly one of the parameters Statistic and ExtendedStatistic must"
            + " be specified.",
        "'Statistic':'Sum'|'Statistic':'Sum','TreatMissingData':'x'|The parameter TreatMissingData"
            + " must be a value in the set [ breaching, notBreaching, ignore, missing ].",
        "'Statistic':'Sum'|'Statistic':'Sum','AlarmActions':['pager']|Invalid arn syntax: pager",
        "'Statistic':'Sum'|'Statistic':'Sum','AlarmActions':['arn:aws:s3:::b']|Unsupported AWS"
            + " vendor s3",
        "'Statistic':'Sum'|'Statistic':'Sum','EvaluateLowSampleCountPercentile':'ignore'|Option"
            + " evaluateLowSampleCountPercentile can not be applied with statistic Sum. This option"
            + " is enabled only for percentile statistics.",
        "'Statistic':'Sum'|'ExtendedStatistic':'p101'|The value p101 for parameter"
            + " ExtendedStatistic is not supported.",
        "'Statistic':'Sum'|'Statistic':'Sum','OKActions':['arn:aws:sns:eu-west-1:1:x']|Invalid"
            + " region eu-west-1 specified. Only us-east-1 is supported.",
        "'Statistic':'Sum'|'Statistic':'Sum','EvaluationCriteria':{}|Tailback does not support"
            + " PromQL alarms (EvaluationCriteria).",
        "'Statistic':'Sum'|'Metrics':[{'Id':'m','Expression':'TIME_SERIES(1)'}]|The parameters"
            + " Metrics and MetricName are mutually exclusive and you have specified both.\\nThe"
            + " parameters Metrics and Namespace are mutually exclusive and you have specified"
            + " both.\\nThe parameters Metrics and Period are mutually exclusive and you have"
            + " specified both."
      })
  void anAlarmThatCannotBeIsRefused(String replaced, String replacement, String text) {
    String alarm =
        ALARM.replace("\n", "").replace(", ", ",").replace(quoted(replaced), quoted(replacement));

    tailback.refuses(
        VALIDATION, "ValidationError", text.replace("\\n", "\n"), "PutMetricAlarm", alarm);
    assertThat(tailback.members("DescribeAlarms", "{}"))
        .isEqualTo(Map.of("MetricAlarms", List.of(), "CompositeAlarms", List.of()));
  }

  @Test
  void aStateThatIsNoneIsRefused() {
    tailback.refuses(
        VALIDATION,
        "ValidationError",
        "2 validation errors detected: Value 'FINE' at 'stateValue' failed to satisfy constraint:"
            + " Member must satisfy enum value set: [INSUFFICIENT_DATA, ALARM, OK]; Value null at"
            + " 'stateReason' failed to satisfy constraint: Member must not be null",
        "SetAlarmState",
        "{\"AlarmName\":\"late\",\"StateValue\":\"FINE\"}");
    tailback.refuses(
        ERROR_TYPES + "InvalidFormatFault",
        "InvalidFormat",
        "StateReasonData is not valid JSON.",
        "SetAlarmState",
        "{\"AlarmName\":\"late\",\"StateValue\":\"OK\",\"StateReason\":\"\","
            + "\"StateReasonData\":\"{\"}");
  }

  @Test
  void aTokenThatIsNoneIsRefused() {
    for (String action : List.of("DescribeAlarms", "DescribeAlarmHistory", "ListMetrics")) {
      assertThat(Json.parse(tailback.json(action, "{\"NextToken\":\"x\"}").body()))
          .extracting("__type")
          .isEqualTo(ERROR_TYPES + "InvalidNextToken");
    }
  }

  private static String quoted(String text) {
    return text.replace('\'', '"');
  }
}
