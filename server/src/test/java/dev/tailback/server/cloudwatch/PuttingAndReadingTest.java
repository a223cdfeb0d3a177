package dev.tailback.server.cloudwatch;

import static dev.tailback.server.cloudwatch.MonitoredTailback.NAMESPACE;
import static dev.tailback.server.cloudwatch.MonitoredTailback.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.InvalidNextTokenException;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.RecentlyActive;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/** Metrics by the SDK's client, which speaks CBOR. */
class PuttingAndReadingTest {
  @RegisterExtension final MonitoredTailback tailback = new MonitoredTailback();

  @Test
  void whatWasPutIsRead() {
    put("Orders", datum -> datum.value(2.5).unit(StandardUnit.COUNT));

    List<Datapoint> points = statistics("Orders", Statistic.values());

    assertThat(points)
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.timestamp()).isEqualTo(START);
              assertThat(point.sampleCount()).isEqualTo(1);
              assertThat(point.sum()).isEqualTo(2.5);
              assertThat(point.average()).isEqualTo(2.5);
              assertThat(point.minimum()).isEqualTo(2.5);
              assertThat(point.maximum()).isEqualTo(2.5);
              assertThat(point.unit()).isEqualTo(StandardUnit.COUNT);
            });
  }

  @Test
  void countsWeighAndStatisticsJoinValuesOfTheirPeriod() {
    put("Time", datum -> datum.values(2.0, 5.0).counts(3.0, 1.0));
    put(
        "Time",
        datum ->
            datum.statisticValues(
                set -> set.sampleCount(2.0).sum(30.0).minimum(10.0).maximum(20.0)));

    assertThat(statistics("Time", Statistic.SAMPLE_COUNT, Statistic.SUM, Statistic.MAXIMUM))
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.sampleCount()).isEqualTo(6);
              assertThat(point.sum()).isEqualTo(41);
              assertThat(point.maximum()).isEqualTo(20);
              assertThat(point.average()).isNull();
              assertThat(point.unit()).isEqualTo(StandardUnit.NONE);
            });
  }

  @Test
  void percentilesAreThoseOfTheValues() {
    put(
        "Time",
        datum -> datum.values(IntStream.rangeClosed(1, 100).mapToObj(i -> i * 1.0).toList()));

    Datapoint point =
        tailback
            .cloudWatch()
            .getMetricStatistics(
                get ->
                    get.namespace(NAMESPACE)
                        .metricName("Time")
                        .startTime(START)
                        .endTime(START.plusSeconds(60))
                        .period(60)
                        .extendedStatistics("p50", "p99.9"))
            .datapoints()
            .get(0);

    assertThat(point.extendedStatistics()).containsEntry("p50", 50.0).containsEntry("p99.9", 100.0);
  }

  @Test
  void aThousandMetricsArePutInOneCompressedRequest() {
    List<MetricDatum> data =
        IntStream.range(0, 1_000)
            .mapToObj(
                i ->
                    MetricDatum.builder()
                        .metricName("Metric-" + i)
                        .dimensions(dimension("Shop", "shop-" + i))
                        .values(IntStream.range(0, 150).mapToObj(v -> v * 1.5).toList())
                        .build())
            .toList();

    tailback.cloudWatch().putMetricData(put -> put.namespace(NAMESPACE).metricData(data));

    assertThat(
            tailback.cloudWatch().listMetricsPaginator(list -> list.namespace(NAMESPACE)).metrics())
        .hasSize(1_000);
    assertThat(tailback.cloudWatch().listMetrics(list -> list.namespace(NAMESPACE)).metrics())
        .hasSize(500);
  }

  @Test
  void metricsAreListedOnceByNamespaceNameAndDimensions() {
    put("Orders", datum -> datum.value(1.0));
    put("Orders", datum -> datum.value(1.0).dimensions(dimension("City", "Oslo")));
    put("Orders", datum -> datum.value(2.0).dimensions(dimension("City", "Oslo")));
    put("Time", datum -> datum.value(1.0).dimensions(dimension("City", "Rome")));

    CloudWatchClient client = tailback.cloudWatch();
    assertThat(client.listMetrics().metrics()).hasSize(3);
    assertThat(client.listMetrics(list -> list.metricName("Orders")).metrics())
        .extracting(metric -> metric.dimensions().size())
        .containsExactly(0, 1);
    assertThat(client.listMetrics(list -> list.dimensions(filter("City", null))).metrics())
        .hasSize(2);
    assertThat(client.listMetrics(list -> list.dimensions(filter("City", "Rome"))).metrics())
        .extracting(Metric::metricName)
        .containsExactly("Time");
    assertThat(client.listMetrics(list -> list.namespace("Sho")).metrics()).isEmpty();
    assertThat(client.listMetrics().nextToken()).isNull();
  }

  @Test
  void onlyMetricsWithRecentDataAreListed() {
    put("Old", datum -> datum.value(1.0));
    tailback.advanceMinutes(4 * 60);
    put("New", datum -> datum.value(1.0));

    CloudWatchClient client = tailback.cloudWatch();
    assertThat(client.listMetrics(list -> list.recentlyActive(RecentlyActive.PT3_H)).metrics())
        .extracting(Metric::metricName)
        .containsExactly("New");
    assertThat(client.listMetrics().metrics()).hasSize(2);
    tailback.advanceMinutes(14 * 24 * 60 + 1);
    assertThat(client.listMetrics(list -> list.namespace(NAMESPACE)).metrics()).isEmpty();
  }

  @Test
  void accountsAndRegionsAreApart() {
    put("Orders", datum -> datum.value(1.0));

    try (CloudWatchClient elsewhere = tailback.clientOf("test", Region.EU_WEST_1);
        CloudWatchClient other = tailback.clientOf("111111111111", Region.US_EAST_1)) {
      assertThat(elsewhere.listMetrics().metrics()).isEmpty();
      assertThat(other.listMetrics().metrics()).isEmpty();
    }
  }

  @Test
  void pointsComeFromTheLatestToTheEarliestUnlessTheOtherWayIsAskedFor() {
    for (double value : new double[] {1, 0, 3}) {
      put("Orders", datum -> datum.value(value));
      tailback.advanceMinutes(1);
    }

    MetricDataResult latestFirst = data(query("m", "Orders", "Sum")).metricDataResults().get(0);
    MetricDataResult earliestFirst =
        data(get -> get.scanBy(ScanBy.TIMESTAMP_ASCENDING), query("m", "Orders", "Sum"))
            .metricDataResults()
            .get(0);

    assertThat(latestFirst.values()).containsExactly(3.0, 0.0, 1.0);
    assertThat(earliestFirst.values()).containsExactly(1.0, 0.0, 3.0);
    assertThat(earliestFirst.timestamps())
        .containsExactly(START, START.plusSeconds(60), START.plusSeconds(120));
    assertThat(earliestFirst.statusCode()).isEqualTo(StatusCode.COMPLETE);
    assertThat(earliestFirst.label()).isEqualTo("Orders");
  }

  @Test
  void pagesHaveAsManyPointsAsAreWantedAndContinueWhereTheLastOneEnded() {
    for (int minute = 0; minute < 5; minute++) {
      put("Orders", datum -> datum.value(1.0));
      put("Time", datum -> datum.value(2.0));
      tailback.advanceMinutes(1);
    }
    MetricDataQuery[] queries = {
      query("a", "Orders", "Sum"), query("none", "Unknown", "Sum"), query("b", "Time", "Sum")
    };

    GetMetricDataResponse first = data(get -> get.maxDatapoints(3), queries);
    GetMetricDataResponse second =
        data(get -> get.maxDatapoints(3).nextToken(first.nextToken()), queries);
    // Lies before the next page, and does not move it.
    put("Orders", datum -> datum.value(9.0));
    GetMetricDataResponse third =
        data(get -> get.maxDatapoints(30).nextToken(second.nextToken()), queries);

    assertThat(first.metricDataResults())
        .extracting(MetricDataResult::id, MetricDataResult::statusCodeAsString)
        .containsExactly(tuple("a", "PartialData"));
    assertThat(second.metricDataResults())
        .extracting(MetricDataResult::id, each -> each.values().size())
        .containsExactly(tuple("a", 2), tuple("none", 0), tuple("b", 1));
    assertThat(third.metricDataResults().get(0).values()).hasSize(4);
    assertThat(third.nextToken()).isNull();
    assertThat(data(get -> get.maxDatapoints(11), queries).nextToken()).isNull();
  }

  @Test
  void aTokenOfAnotherRequestIsRefused() {
    put("Orders", datum -> datum.values(1.0));
    tailback.advanceMinutes(1);
    put("Orders", datum -> datum.values(1.0));
    String token = data(get -> get.maxDatapoints(1), query("m", "Orders", "Sum")).nextToken();

    for (String bad : List.of("x", "W10", token + "x")) {
      assertThatThrownBy(() -> data(get -> get.nextToken(bad), query("m", "Orders", "Sum")))
          .isInstanceOf(InvalidNextTokenException.class);
    }
    assertThatThrownBy(() -> data(get -> get.nextToken(token), query("n", "Orders", "Sum")))
        .isInstanceOf(CloudWatchException.class);
  }

  @Test
  void labelsSayInWhatTheQueriesDiffer() {
    assertThat(labels(query("a", "Orders", "Sum"), query("b", "Time", "Sum")))
        .containsExactly("Orders", "Time");
    assertThat(labels(query("a", "Orders", "Sum"), query("b", "Orders", "Average")))
        .containsExactly("Orders Sum", "Orders Average");
    assertThat(labels(query("a", "Orders", "Sum"), query("b", "Orders", "Sum", 120)))
        .containsExactly("Orders 60", "Orders 120");
    assertThat(labels(query("a", "Orders", "Sum"), query("b", "Orders", "Maximum", 120)))
        .containsExactly("Orders Sum 60", "Orders Maximum 120");
  }

  private List<String> labels(MetricDataQuery... queries) {
    return data(queries).metricDataResults().stream().map(MetricDataResult::label).toList();
  }

  @Test
  void expressionsAreEvaluated() {
    put("Orders", datum -> datum.value(6.0));
    put("Workers", datum -> datum.value(2.0));
    MetricDataQuery perWorker =
        MetricDataQuery.builder()
            .id("each")
            .expression("orders / workers")
            .label("Per worker")
            .build();

    GetMetricDataResponse response =
        data(
            hidden(query("orders", "Orders", "Sum")),
            hidden(query("workers", "Workers", "Maximum")),
            perWorker);

    assertThat(response.metricDataResults())
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.id()).isEqualTo("each");
              assertThat(result.label()).isEqualTo("Per worker");
              assertThat(result.values()).containsExactly(3.0);
            });
  }

  @Test
  void ofDataInSeveralUnitsOnlyOneIsUsedAndAMessageSaysSo() {
    put("Mixed", datum -> datum.value(1.0).unit(StandardUnit.SECONDS));
    put("Mixed", datum -> datum.value(2.0).unit(StandardUnit.MILLISECONDS));
    put("Mixed", datum -> datum.value(3.0).unit(StandardUnit.COUNT));

    MetricDataResult any = data(query("m", "Mixed", "Sum")).metricDataResults().get(0);
    assertThat(any.values()).containsExactly(3.0);
    assertThat(any.messages())
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.code()).isEqualTo("MultipleUnits");
              assertThat(message.value())
                  .isEqualTo("Multiple units returned: '[Count, Milliseconds, Seconds]'");
            });
    assertThat(inUnit(StandardUnit.SECONDS).values()).containsExactly(1.0);
    assertThat(inUnit(StandardUnit.SECONDS).messages()).isEmpty();
    assertThat(inUnit(StandardUnit.BYTES).values()).isEmpty();
    assertThat(statistics("Mixed", Statistic.SUM)).hasSize(3);
  }

  private MetricDataResult inUnit(StandardUnit unit) {
    MetricDataQuery query = query("m", "Mixed", "Sum");
    MetricDataQuery withUnit =
        query.toBuilder().metricStat(query.metricStat().toBuilder().unit(unit).build()).build();
    return data(withUnit).metricDataResults().get(0);
  }

  @Test
  void dataMayBeFromTheLastTwoWeeksAndTheNextTwoHours() {
    put("Orders", datum -> datum.value(1.0).timestamp(START.plus(Duration.ofMinutes(119))));
    put("Orders", datum -> datum.value(1.0).timestamp(START.minus(Duration.ofDays(13))));

    assertThatThrownBy(
            () -> put("Orders", d -> d.value(1.0).timestamp(START.minus(Duration.ofDays(15)))))
        .hasMessageContaining(
            "The parameter MetricData.member.1.Timestamp must specify a time within the past two"
                + " weeks.");
    assertThatThrownBy(
            () -> put("Orders", d -> d.value(1.0).timestamp(START.plus(Duration.ofHours(3)))))
        .hasMessageContaining("no more than two hours in the future");
  }

  @Test
  void secondsAreReadOfDataInHighResolution() {
    put("Fine", datum -> datum.value(1.0).storageResolution(1));
    put("Fine", datum -> datum.value(2.0).storageResolution(1).timestamp(START.plusSeconds(1)));
    put("Coarse", datum -> datum.value(1.0));

    assertThat(data(query("m", "Fine", "Sum", 1)).metricDataResults().get(0).values())
        .containsExactly(2.0, 1.0);
    assertThat(data(query("m", "Coarse", "Sum", 1)).metricDataResults().get(0).values()).isEmpty();
  }

  @Test
  void queuesHaveMetrics() {
    String url = tailback.sqs().createQueue(queue -> queue.queueName("orders")).queueUrl();
    tailback.sqs().sendMessage(send -> send.queueUrl(url).messageBody("Hello"));
    tailback.advanceMinutes(1);

    List<Datapoint> sizes =
        tailback
            .cloudWatch()
            .getMetricStatistics(
                get ->
                    get.namespace("AWS/SQS")
                        .metricName("SentMessageSize")
                        .dimensions(dimension("QueueName", "orders"))
                        .startTime(START)
                        .endTime(START.plusSeconds(60))
                        .period(60)
                        .statistics(Statistic.SUM))
            .datapoints();

    assertThat(sizes).extracting(Datapoint::sum).containsExactly(5.0);
  }

  private void put(String metric, Consumer<MetricDatum.Builder> datum) {
    MetricDatum.Builder builder = MetricDatum.builder().metricName(metric);
    datum.accept(builder);
    tailback
        .cloudWatch()
        .putMetricData(put -> put.namespace(NAMESPACE).metricData(builder.build()));
  }

  private static Dimension dimension(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }

  private static DimensionFilter filter(String name, String value) {
    return DimensionFilter.builder().name(name).value(value).build();
  }

  private List<Datapoint> statistics(String metric, Statistic... statistics) {
    return tailback
        .cloudWatch()
        .getMetricStatistics(
            get ->
                get.namespace(NAMESPACE)
                    .metricName(metric)
                    .startTime(START)
                    .endTime(START.plusSeconds(3_600))
                    .period(60)
                    .statistics(
                        Arrays.stream(statistics)
                            .filter(each -> each != Statistic.UNKNOWN_TO_SDK_VERSION)
                            .toList()))
        .datapoints();
  }

  private GetMetricDataResponse data(MetricDataQuery... queries) {
    return data(get -> {}, queries);
  }

  private GetMetricDataResponse data(
      Consumer<GetMetricDataRequest.Builder> more, MetricDataQuery... queries) {
    Instant end = START.plusSeconds(3_600);
    return tailback
        .cloudWatch()
        .getMetricData(
            get -> more.accept(get.metricDataQueries(queries).startTime(START).endTime(end)));
  }

  private static MetricDataQuery query(String id, String metric, String statistic) {
    return query(id, metric, statistic, 60);
  }

  private static MetricDataQuery query(String id, String metric, String statistic, int period) {
    return MetricDataQuery.builder()
        .id(id)
        .metricStat(
            stat ->
                stat.metric(named -> named.namespace(NAMESPACE).metricName(metric))
                    .stat(statistic)
                    .period(period))
        .build();
  }

  private static MetricDataQuery hidden(MetricDataQuery query) {
    return query.toBuilder().returnData(false).build();
  }
}
