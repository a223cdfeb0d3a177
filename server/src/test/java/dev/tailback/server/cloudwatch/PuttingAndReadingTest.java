package dev.tailback.server.cloudwatch;

import static dev.tailback.server.cloudwatch.MonitoredTailback.NAMESPACE;
import static dev.tailback.server.cloudwatch.MonitoredTailback.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.RecentlyActive;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** Metrics through the SDK's client, which speaks CBOR. */
class PuttingAndReadingTest {
  @RegisterExtension final MonitoredTailback tailback = new MonitoredTailback();

  @Test
  void whatWasPutIsRead() {
    tailback.put("Orders", datum -> datum.value(2.5).unit(StandardUnit.COUNT));

    List<Datapoint> points = tailback.statistics("Orders", Statistic.values());

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
    tailback.put("Time", datum -> datum.values(2.0, 5.0).counts(3.0, 1.0));
    tailback.put(
        "Time",
        datum ->
            datum.statisticValues(
                set -> set.sampleCount(2.0).sum(30.0).minimum(10.0).maximum(20.0)));

    assertThat(
            tailback.statistics("Time", Statistic.SAMPLE_COUNT, Statistic.SUM, Statistic.MAXIMUM))
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
    tailback.put(
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
    tailback.put("Orders", datum -> datum.value(1.0));
    tailback.put("Orders", datum -> datum.value(1.0).dimensions(dimension("City", "Oslo")));
    tailback.put("Orders", datum -> datum.value(2.0).dimensions(dimension("City", "Oslo")));
    tailback.put("Time", datum -> datum.value(1.0).dimensions(dimension("City", "Rome")));

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
    tailback.put("Old", datum -> datum.value(1.0));
    tailback.advanceMinutes(4 * 60);
    tailback.put("New", datum -> datum.value(1.0));

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
    tailback.put("Orders", datum -> datum.value(1.0));

    try (CloudWatchClient elsewhere = tailback.clientOf("test", Region.EU_WEST_1);
        CloudWatchClient other = tailback.clientOf("111111111111", Region.US_EAST_1)) {
      assertThat(elsewhere.listMetrics().metrics()).isEmpty();
      assertThat(other.listMetrics().metrics()).isEmpty();
    }
  }

  @Test
  void dataMayBeFromTheLastTwoWeeksAndTheNextTwoHours() {
    tailback.put(
        "Orders", datum -> datum.value(1.0).timestamp(START.plus(Duration.ofMinutes(119))));
    tailback.put("Orders", datum -> datum.value(1.0).timestamp(START.minus(Duration.ofDays(13))));

    assertThatThrownBy(
            () ->
                tailback.put(
                    "Orders", d -> d.value(1.0).timestamp(START.minus(Duration.ofDays(15)))))
        .hasMessageContaining(
            "The parameter MetricData.member.1.Timestamp must specify a time within the past two"
                + " weeks.");
    assertThatThrownBy(
            () ->
                tailback.put(
                    "Orders", d -> d.value(1.0).timestamp(START.plus(Duration.ofHours(3)))))
        .hasMessageContaining("no more than two hours in the future");
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

  private static Dimension dimension(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }

  private static DimensionFilter filter(String name, String value) {
    return DimensionFilter.builder().name(name).value(value).build();
  }
}
