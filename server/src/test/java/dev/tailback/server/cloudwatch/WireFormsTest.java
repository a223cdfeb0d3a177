package dev.tailback.server.cloudwatch;

import static dev.tailback.server.cloudwatch.MonitoredTailback.ERROR_TYPES;
import static dev.tailback.server.cloudwatch.MonitoredTailback.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers in each protocol, byte by byte. */
class WireFormsTest {
  private static final long SECONDS = START.getEpochSecond();
  private static final String XML_START =
      "<?xml version=\"1.0\"?><%sResponse xmlns=\"http://monitoring.amazonaws.com/doc/2010-08-01/\">";

  @RegisterExtension final MonitoredTailback tailback = new MonitoredTailback();

  @BeforeEach
  void putAnOrder() {
    tailback.putValue("Orders", 2);
  }

  private static String dataRequest(String metric) {
    return """
        {"StartTime":%d,"EndTime":%d,"MetricDataQueries":[{"Id":"m","MetricStat":{"Stat":"Sum",
         "Period":60,"Metric":{"Namespace":"Shop","MetricName":"%s"}}}]}
        """
        .formatted(SECONDS, SECONDS + 60, metric);
  }

  @Test
  void jsonTimesHaveADecimalPointAndListsAreThereEvenIfEmpty() {
    HttpResponse<String> response = tailback.json("GetMetricData", dataRequest("Orders"));

    assertThat(response.headers().firstValue("Content-Type"))
        .hasValue("application/x-amz-json-1.0");
    assertThat(response.headers().firstValue("x-amzn-RequestId")).isPresent();
    assertThat(response.body())
        .isEqualTo(
            "{\"MetricDataResults\":[{\"Id\":\"m\",\"Label\":\"Orders\",\"Timestamps\":["
                + SECONDS
                + ".0],\"Values\":[2.0],\"StatusCode\":\"Complete\"}],\"Messages\":[]}");
    assertThat(tailback.json("GetMetricData", dataRequest("Unknown")).body())
        .isEqualTo(
            "{\"MetricDataResults\":[{\"Id\":\"m\",\"Label\":\"Unknown\",\"Timestamps\":[],"
                + "\"Values\":[],\"StatusCode\":\"Complete\"}],\"Messages\":[]}");
    assertThat(tailback.json("ListMetrics", "{\"Namespace\":\"None\"}").body())
        .isEqualTo("{\"Metrics\":[]}");
    assertThat(tailback.json("ListMetrics", "{}").body())
        .isEqualTo(
            "{\"Metrics\":[{\"Namespace\":\"Shop\",\"MetricName\":\"Orders\",\"Dimensions\":[]}]}");
  }

  @Test
  void queryTimesHaveNoFraction() {
    HttpResponse<String> response =
        tailback.query(
            "GetMetricData",
            "&StartTime=2026-11-29T12:00:00.000Z&EndTime=2026-11-29T12:01:00%2B00:00"
                + "&MetricDataQueries.member.1.Id=m&MetricDataQueries.member.1.MetricStat.Stat=Sum"
                + "&MetricDataQueries.member.1.MetricStat.Period=60"
                + "&MetricDataQueries.member.1.MetricStat.Metric.Namespace=Shop"
                + "&MetricDataQueries.member.1.MetricStat.Metric.MetricName=Orders");

    assertThat(response.headers().firstValue("Content-Type")).hasValue("text/xml");
    assertThat(response.body())
        .startsWith(
            XML_START.formatted("GetMetricData")
                + "<GetMetricDataResult><MetricDataResults><member><Id>m</Id><Label>Orders</Label>"
                + "<Timestamps><member>2026-11-29T12:00:00Z</member></Timestamps>"
                + "<Values><member>2.0</member></Values><StatusCode>Complete</StatusCode>"
                + "</member></MetricDataResults><Messages/></GetMetricDataResult>"
                + "<ResponseMetadata><RequestId>");
  }

  @Test
  void percentilesAreEntriesInQuery() {
    assertThat(
            tailback
                .query(
                    "GetMetricStatistics",
                    "&Namespace=Shop&MetricName=Orders&StartTime=2026-11-29T12:00:00Z"
                        + "&EndTime=2026-11-29T12:01:00Z&Period=60&ExtendedStatistics.member.1=p99")
                .body())
        .contains(
            "<Label>Orders</Label><Datapoints><member><Timestamp>2026-11-29T12:00:00Z</Timestamp>"
                + "<Unit>None</Unit><ExtendedStatistics><entry><key>p99</key><value>2.0</value>"
                + "</entry></ExtendedStatistics></member></Datapoints>");
  }

  @Test
  void cborListsHaveIndefiniteLengthsAndTimesTag1() {
    HttpResponse<byte[]> response =
        tailback.cbor(
            "GetMetricStatistics",
            map(
                text("Namespace")
                    + text("Shop")
                    + text("MetricName")
                    + text("Orders")
                    + text("StartTime")
                    + "c1fb"
                    + HexFormat.of().toHexDigits(Double.doubleToLongBits((double) SECONDS))
                    + text("EndTime")
                    + "c11a"
                    + HexFormat.of().toHexDigits((int) (SECONDS + 60))
                    + text("Period")
                    + "183c"
                    + text("Statistics")
                    + "81"
                    + text("Sum")));

    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/cbor");
    assertThat(response.headers().firstValue("smithy-protocol")).hasValue("rpc-v2-cbor");
    assertThat(HexFormat.of().formatHex(response.body()))
        .isEqualTo(
            "bf"
                + text("Label")
                + text("Orders")
                + text("Datapoints")
                + "9fbf"
                + text("Timestamp")
                + "c1fb"
                + HexFormat.of().toHexDigits(Double.doubleToLongBits((double) SECONDS))
                + text("Sum")
                + "fb4000000000000000"
                + text("Unit")
                + text("None")
                + "ffffff");
  }

  @Test
  void nothingIsAnEmptyMapInCbor() {
    HttpResponse<byte[]> response =
        tailback.cbor(
            "PutMetricData",
            map(
                text("Namespace")
                    + text("Shop")
                    + text("MetricData")
                    + "9fbf"
                    + text("MetricName")
                    + text("Orders")
                    + text("Value")
                    + "0a"
                    + "ffff"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).containsExactly(0xbf, 0xff);
  }

  @Test
  void errorsInCborHaveTheirTypeAndTheirCodeInQuery() {
    HttpResponse<byte[]> response = tailback.cbor("PutMetricData", map(""));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("smithy-protocol")).hasValue("rpc-v2-cbor");
    assertThat(response.headers().firstValue("x-amzn-query-error"))
        .hasValue("MissingParameter;Sender");
    assertThat(HexFormat.of().formatHex(response.body()))
        .startsWith(
            "bf"
                + text("__type")
                + text(ERROR_TYPES + "MissingRequiredParameterException")
                + text("message"));
  }

  @Test
  void whatIsNotCborOrHasNoSuchOperationIsTheClientsError() {
    assertThat(tailback.cbor("PutMetricData", new byte[] {1, 2, 3}).statusCode()).isEqualTo(400);
    assertThat(tailback.cbor("PutNothing", map("")).statusCode()).isEqualTo(400);
    assertThat(tailback.cbor("PutDashboard", map("")).statusCode()).isEqualTo(400);
  }

  @Test
  void errorsInQueryHaveNoDetail() {
    assertThat(
            tailback
                .query(
                    "PutMetricData",
                    "&Namespace=AWS/SQS&MetricData.member.1.MetricName=a"
                        + "&MetricData.member.1.Value=1")
                .body())
        .startsWith(
            "<?xml version=\"1.0\"?>"
                + "<ErrorResponse xmlns=\"http://monitoring.amazonaws.com/doc/2010-08-01/\"><Error>"
                + "<Type>Sender</Type><Code>InvalidParameterValue</Code>"
                + "<Message>The value AWS/ for parameter Namespace is invalid.</Message></Error>"
                + "<RequestId>");
  }

  @ParameterizedTest
  @CsvSource({
    "PutDashboard, dashboards",
    "PutCompositeAlarm, composite alarms",
    "PutAnomalyDetector, anomaly detectors",
    "PutMetricStream, metric streams",
    "PutLogAlarm, log alarms"
  })
  void whatIsNotSupportedIsRefusedByName(String action, String subject) {
    String text = "Tailback does not support " + subject + " (" + action + ").";

    tailback.refuses(
        "com.amazon.coral.service#UnknownOperationException", "InvalidAction", text, action, "{}");
    HttpResponse<String> query = tailback.query(action, "");
    assertThat(query.statusCode()).isEqualTo(400);
    assertThat(query.body()).contains("<Code>InvalidAction</Code><Message>" + text + "</Message>");
  }

  @Test
  void sqsIsReachedOnTheSamePort() {
    tailback.sqs().createQueue(create -> create.queueName("orders"));

    assertThat(tailback.members("ListMetrics", "{\"Namespace\":\"AWS/SQS\"}"))
        .isEqualTo(Map.of("Metrics", List.of()));
    assertThat(tailback.sqs().listQueues().queueUrls()).hasSize(1);
  }

  private static byte[] map(String content) {
    return HexFormat.of().parseHex("bf" + content + "ff");
  }

  /** Returns a text in CBOR. */
  private static String text(String text) {
    HexFormat hex = HexFormat.of();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String head =
        bytes.length < 24
            ? hex.toHexDigits((byte) (0x60 + bytes.length))
            : "78" + hex.toHexDigits((byte) bytes.length);
    return head + hex.formatHex(bytes);
  }
}
