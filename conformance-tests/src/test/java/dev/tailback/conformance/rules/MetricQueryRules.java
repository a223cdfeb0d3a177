package dev.tailback.conformance.rules;

import static dev.tailback.conformance.CloudWatch.ORDERS;
import static dev.tailback.conformance.CloudWatchError.INVALID_NEXT_TOKEN;
import static dev.tailback.conformance.CloudWatchError.VALIDATION;
import static dev.tailback.conformance.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.conformance.CloudWatch;
import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Source;
import dev.tailback.conformance.Unsure;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MessageData;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

@Rules("Metric queries")
@Tag("cloudwatch")
@Source(
    url = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html")
final class MetricQueryRules {

  @Test
  void pointsComeFromTheNewestToTheOldestOrTheOtherWay(CloudWatch cloudWatch) {
    String namespace = threeMinutes(cloudWatch, 1, 0, 3);

    eventually(
        cloudWatch,
        get -> get.metricDataQueries(query("m", namespace, "Sum", 60)),
        response -> assertThat(values(response)).containsExactly(3.0, 0.0, 1.0));
    eventually(
        cloudWatch,
        get ->
            get.metricDataQueries(query("m", namespace, "Sum", 60))
                .scanBy(ScanBy.TIMESTAMP_ASCENDING),
        response -> assertThat(values(response)).containsExactly(1.0, 0.0, 3.0));
  }

  @Test
  void aLabelSaysInWhatTheQueriesDiffer(CloudWatch cloudWatch) {
    String ns = cloudWatch.newNamespace();

    assertThat(labels(cloudWatch, query("a", ns, "Sum", 60))).containsExactly(ORDERS);
    assertThat(labels(cloudWatch, query("a", ns, "Sum", 60), query("b", ns, "Average", 60)))
        .containsExactly(ORDERS + " Sum", ORDERS + " Average");
    assertThat(labels(cloudWatch, query("a", ns, "Sum", 60), query("b", ns, "Sum", 120)))
        .containsExactly(ORDERS + " 60", ORDERS + " 120");
    assertThat(labels(cloudWatch, query("a", ns, "Sum", 60), query("b", ns, "Average", 120)))
        .containsExactly(ORDERS + " Sum 60", ORDERS + " Average 120");
  }

  @Test
  void aMetricThatNobodyPutIsCompleteWithoutValues(CloudWatch cloudWatch) {
    GetMetricDataResponse response =
        get(
            cloudWatch,
            get -> get.metricDataQueries(query("m", cloudWatch.newNamespace(), "Sum", 60)));

    MetricDataResult result = response.metricDataResults().get(0);
    assertThat(result.statusCode()).isEqualTo(StatusCode.COMPLETE);
    assertThat(result.values()).isEmpty();
    assertThat(result.label()).isEqualTo(ORDERS);
    assertThat(response.nextToken()).isNull();
  }

  @Test
  @Unsure("No page says which unit is used; answers of CloudWatch show the first in the alphabet.")
  void ofDataInSeveralUnitsThoseOfOneAreUsed(CloudWatch cloudWatch) {
    String namespace = cloudWatch.newNamespace();
    cloudWatch.put(namespace, inUnit(StandardUnit.SECONDS, 1), inUnit(StandardUnit.COUNT, 3));

    eventually(
        cloudWatch,
        get -> get.metricDataQueries(query("m", namespace, "Sum", 60)),
        response -> {
          assertThat(values(response)).containsExactly(3.0);
          assertThat(response.metricDataResults().get(0).messages())
              .extracting(MessageData::code, MessageData::value)
              .containsExactly(
                  org.assertj.core.groups.Tuple.tuple(
                      "MultipleUnits", "Multiple units returned: '[Count, Seconds]'"));
        });
  }

  @Test
  void dataInAnotherUnitAreNotFound(CloudWatch cloudWatch) {
    String namespace = cloudWatch.newNamespace();
    cloudWatch.put(namespace, inUnit(StandardUnit.SECONDS, 1));
    MetricDataQuery any = query("m", namespace, "Sum", 60);
    MetricDataQuery bytes =
        any.toBuilder()
            .metricStat(any.metricStat().toBuilder().unit(StandardUnit.BYTES).build())
            .build();

    eventually(
        cloudWatch,
        get -> get.metricDataQueries(any),
        response -> assertThat(values(response)).hasSize(1));
    assertThat(values(get(cloudWatch, get -> get.metricDataQueries(bytes)))).isEmpty();
  }

  @Test
  void aPageHasAtMostAsManyPointsAsAreWanted(CloudWatch cloudWatch) {
    String namespace = threeMinutes(cloudWatch, 1, 2, 3);
    MetricDataQuery query = query("m", namespace, "Sum", 60);
    eventually(
        cloudWatch,
        get -> get.metricDataQueries(query),
        response -> assertThat(values(response)).hasSize(3));
    Instant end = cloudWatch.minute().plusSeconds(60);
    Consumer<GetMetricDataRequest.Builder> request =
        get -> get.metricDataQueries(query).startTime(end.minusSeconds(3_600)).endTime(end);

    GetMetricDataResponse first = get(cloudWatch, request.andThen(get -> get.maxDatapoints(2)));
    GetMetricDataResponse second =
        get(cloudWatch, request.andThen(get -> get.maxDatapoints(2).nextToken(first.nextToken())));

    assertThat(values(first)).containsExactly(3.0, 2.0);
    assertThat(values(second)).containsExactly(1.0);
    assertThat(second.nextToken()).isNull();
  }

  @Test
  @Source(
      url = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html")
  void anExpressionIsEvaluatedPointByPoint(CloudWatch cloudWatch) {
    String namespace = threeMinutes(cloudWatch, 1, 2, 3);
    MetricDataQuery orders = query("m", namespace, "Sum", 60).toBuilder().returnData(false).build();
    MetricDataQuery math = MetricDataQuery.builder().id("e").expression("m * 10 + 1").build();

    eventually(
        cloudWatch,
        get -> get.metricDataQueries(orders, math),
        response -> {
          assertThat(response.metricDataResults()).hasSize(1);
          assertThat(values(response)).containsExactly(31.0, 21.0, 11.0);
        });
  }

  @Test
  void idsDiffer(CloudWatch cloudWatch) {
    refused(
            () ->
                get(
                    cloudWatch,
                    get ->
                        get.metricDataQueries(
                            query("m", "X", "Sum", 60), query("m", "X", "Sum", 120))))
        .as(VALIDATION)
        .mentioning("The values for parameter id in MetricDataQueries are not unique.");
  }

  @Test
  void anIdBeginsWithALowerCaseLetter(CloudWatch cloudWatch) {
    refused(() -> get(cloudWatch, get -> get.metricDataQueries(query("M", "X", "Sum", 60))))
        .as(VALIDATION)
        .mentioning(
            "The value M for parameter MetricDataQueries.member.1.Id is not matching the expected"
                + " pattern ^[a-z][a-zA-Z0-9_]*$.");
  }

  @Test
  void aStatisticIsOneThatThereIs(CloudWatch cloudWatch) {
    refused(() -> get(cloudWatch, get -> get.metricDataQueries(query("m", "X", "Total", 60))))
        .as(VALIDATION)
        .mentioning(
            "The value Total for parameter MetricDataQueries.member.1.MetricStat.Stat is not a"
                + " valid statistic.");
  }

  @Test
  void aTokenIsOneThatWasGiven(CloudWatch cloudWatch) {
    refused(
            () ->
                get(
                    cloudWatch,
                    get -> get.metricDataQueries(query("m", "X", "Sum", 60)).nextToken("x")))
        .as(INVALID_NEXT_TOKEN);
  }

  /** Puts a value into each of the last three minutes. */
  private static String threeMinutes(CloudWatch cloudWatch, double... values) {
    String namespace = cloudWatch.newNamespace();
    Instant minute = cloudWatch.minute().minusSeconds(180);
    for (int i = 0; i < values.length; i++) {
      cloudWatch.put(
          namespace,
          MetricDatum.builder()
              .metricName(ORDERS)
              .value(values[i])
              .timestamp(minute.plusSeconds(60L * i))
              .build());
    }
    return namespace;
  }

  private static MetricDatum inUnit(StandardUnit unit, double value) {
    return MetricDatum.builder().metricName(ORDERS).unit(unit).value(value).build();
  }

  private static MetricDataQuery query(String id, String namespace, String statistic, int period) {
    return MetricDataQuery.builder()
        .id(id)
        .metricStat(
            stat ->
                stat.metric(metric -> metric.namespace(namespace).metricName(ORDERS))
                    .stat(statistic)
                    .period(period))
        .build();
  }

  private static List<String> labels(CloudWatch cloudWatch, MetricDataQuery... queries) {
    return get(cloudWatch, get -> get.metricDataQueries(queries)).metricDataResults().stream()
        .map(MetricDataResult::label)
        .toList();
  }

  private static List<Double> values(GetMetricDataResponse response) {
    return response.metricDataResults().get(0).values();
  }

  private static void eventually(
      CloudWatch cloudWatch,
      Consumer<GetMetricDataRequest.Builder> request,
      Consumer<GetMetricDataResponse> assertion) {
    cloudWatch.eventually(() -> assertion.accept(get(cloudWatch, request)));
  }

  /** The results of the last hour, unless the request says otherwise. */
  private static GetMetricDataResponse get(
      CloudWatch cloudWatch, Consumer<GetMetricDataRequest.Builder> more) {
    Instant now = cloudWatch.minute();
    GetMetricDataRequest.Builder request =
        GetMetricDataRequest.builder()
            .startTime(now.minusSeconds(3_600))
            .endTime(now.plusSeconds(60));
    more.accept(request);
    return cloudWatch.client().getMetricData(request.build());
  }
}
