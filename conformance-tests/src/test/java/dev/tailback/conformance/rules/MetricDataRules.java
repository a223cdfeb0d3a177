package dev.tailback.conformance.rules;

import static dev.tailback.conformance.CloudWatch.ORDERS;
import static dev.tailback.conformance.CloudWatchError.INVALID_PARAMETER_COMBINATION;
import static dev.tailback.conformance.CloudWatchError.INVALID_PARAMETER_VALUE;
import static dev.tailback.conformance.CloudWatchError.MISSING_PARAMETER;
import static dev.tailback.conformance.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.conformance.CloudWatch;
import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Source;
import dev.tailback.conformance.Unsure;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

@Rules("Metric data")
@Tag("cloudwatch")
@Source(
    url = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html")
final class MetricDataRules {
  private static final String PUT_METRIC_DATA =
      "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html";
  private static final int HOUR = 3_600;

  @Test
  void aValueIsReadInThePeriodOfItsTime(CloudWatch cloudWatch) {
    String namespace = cloudWatch.newNamespace();
    Instant minute = cloudWatch.minute().minusSeconds(60);

    cloudWatch.put(namespace, datum(d -> d.value(2.5).timestamp(minute.plusSeconds(30))));

    cloudWatch.eventually(
        () -> {
          Datapoint point = only(cloudWatch, namespace);
          assertThat(point.timestamp()).isEqualTo(minute);
          assertThat(point.sum()).isEqualTo(2.5);
        });
  }

  @Test
  void aCountIsHowOftenItsValueCounts(CloudWatch cloudWatch) {
    String namespace = cloudWatch.newNamespace();

    cloudWatch.put(namespace, datum(d -> d.values(2.0, 5.0).counts(3.0, 1.0)));

    cloudWatch.eventually(
        () -> {
          assertThat(only(cloudWatch, namespace).sampleCount()).isEqualTo(4);
          assertThat(only(cloudWatch, namespace).sum()).isEqualTo(11);
        });
  }

  @Test
  void statisticsJoinTheValuesOfTheirPeriod(CloudWatch cloudWatch) {
    String namespace = cloudWatch.newNamespace();
    Instant minute = cloudWatch.minute();

    cloudWatch.put(
        namespace,
        datum(d -> d.value(1.0).timestamp(minute)),
        datum(
            d ->
                d.timestamp(minute)
                    .statisticValues(
                        s -> s.sampleCount(2.0).sum(30.0).minimum(10.0).maximum(20.0))));

    cloudWatch.eventually(
        () -> {
          Datapoint point = only(cloudWatch, namespace);
          assertThat(point.sampleCount()).isEqualTo(3);
          assertThat(point.sum()).isEqualTo(31);
          assertThat(point.minimum()).isEqualTo(1);
          assertThat(point.maximum()).isEqualTo(20);
        });
  }

  @Test
  void dataWithoutAUnitHaveTheUnitNone(CloudWatch cloudWatch) {
    String namespace = cloudWatch.newNamespace();

    cloudWatch.put(namespace, 1);

    cloudWatch.eventually(
        () -> assertThat(only(cloudWatch, namespace).unit()).isEqualTo(StandardUnit.NONE));
  }

  @Test
  @Source(url = PUT_METRIC_DATA)
  void dataMayBeTwentyMinutesAhead(CloudWatch cloudWatch) {
    String namespace = cloudWatch.newNamespace();
    Instant ahead = cloudWatch.minute().plusSeconds(1_200);

    cloudWatch.put(namespace, datum(d -> d.value(1.0).timestamp(ahead)));

    cloudWatch.eventually(
        () -> assertThat(only(cloudWatch, namespace).timestamp()).isEqualTo(ahead));
  }

  @Test
  @Source(url = PUT_METRIC_DATA)
  void dataOfMoreThanTwoWeeksAgoAreRefused(CloudWatch cloudWatch) {
    Instant old = cloudWatch.minute().minus(Duration.ofDays(15));

    refused(() -> cloudWatch.put("X", datum(d -> d.value(1.0).timestamp(old))))
        .as(INVALID_PARAMETER_VALUE)
        .saying(
            "The parameter MetricData.member.1.Timestamp must specify a time within the past two"
                + " weeks.");
  }

  @Test
  @Source(url = PUT_METRIC_DATA)
  void aCompressedRequestIsRead(CloudWatch cloudWatch) {
    String namespace = cloudWatch.newNamespace();
    List<Double> values = IntStream.range(0, 150).mapToObj(i -> i * 0.1).toList();
    MetricDatum[] data =
        Collections.nCopies(20, datum(d -> d.values(values))).toArray(MetricDatum[]::new);

    cloudWatch.put(namespace, data);

    cloudWatch.eventually(
        () -> assertThat(only(cloudWatch, namespace).sampleCount()).isEqualTo(3_000));
  }

  @Test
  void aValueExcludesValuesAndStatistics(CloudWatch cloudWatch) {
    refused(() -> cloudWatch.put("X", datum(d -> d.value(1.0).values(1.0))))
        .as(INVALID_PARAMETER_COMBINATION)
        .saying(
            "The parameters MetricData.member.1.Value and MetricData.member.1.Values are mutually"
                + " exclusive and you have specified both.");
    refused(
            () ->
                cloudWatch.put(
                    "X",
                    datum(
                        d ->
                            d.value(1.0)
                                .statisticValues(
                                    s -> s.sampleCount(1.0).sum(1.0).minimum(1.0).maximum(1.0)))))
        .as(INVALID_PARAMETER_COMBINATION)
        .mentioning("MetricData.member.1.StatisticValues are mutually exclusive");
  }

  @Test
  void eachValueHasACount(CloudWatch cloudWatch) {
    refused(() -> cloudWatch.put("X", datum(d -> d.values(1.0, 2.0).counts(1.0))))
        .as(INVALID_PARAMETER_VALUE)
        .mentioning("must be of the same size.");
  }

  @Test
  void aValueIsANumber(CloudWatch cloudWatch) {
    refused(() -> cloudWatch.put("X", datum(d -> d.value(Double.NaN)))).as(INVALID_PARAMETER_VALUE);
  }

  @Test
  @Source(url = PUT_METRIC_DATA)
  void theNamespacesOfAwsAreRefused(CloudWatch cloudWatch) {
    refused(() -> cloudWatch.put("AWS/SQS", datum(d -> d.value(1.0)))).as(INVALID_PARAMETER_VALUE);
  }

  @Test
  @Source(url = PUT_METRIC_DATA)
  @Unsure("The page limits the request, and does not say how more is refused.")
  void atMostAThousandMetricsArePutAtOnce(CloudWatch cloudWatch) {
    MetricDatum[] data =
        Collections.nCopies(1_001, datum(d -> d.value(1.0))).toArray(MetricDatum[]::new);

    refused(() -> cloudWatch.put("X", data))
        .as(INVALID_PARAMETER_VALUE)
        .mentioning("The collection MetricData must not have a size greater than 1000.");
  }

  @Test
  @Source(url = PUT_METRIC_DATA)
  void aNamespaceIsRequired(CloudWatch cloudWatch) {
    cloudWatch
        .raw()
        .json(
            "PutMetricData",
            Map.of("MetricData", List.of(Map.of("MetricName", "Orders", "Value", 1))))
        .refusedInJson(MISSING_PARAMETER);
  }

  private static MetricDatum datum(Consumer<MetricDatum.Builder> values) {
    MetricDatum.Builder datum = MetricDatum.builder().metricName(ORDERS);
    values.accept(datum);
    return datum.build();
  }

  /** Returns the only period with data. */
  private static Datapoint only(CloudWatch cloudWatch, String namespace) {
    Instant now = cloudWatch.minute();
    List<Datapoint> points =
        cloudWatch
            .client()
            .getMetricStatistics(
                get ->
                    get.namespace(namespace)
                        .metricName(ORDERS)
                        .startTime(now.minusSeconds(HOUR))
                        .endTime(now.plusSeconds(HOUR))
                        .period(60)
                        .statistics(
                            Statistic.SAMPLE_COUNT,
                            Statistic.SUM,
                            Statistic.MINIMUM,
                            Statistic.MAXIMUM))
            .datapoints();
    assertThat(points).hasSize(1);
    return points.get(0);
  }
}
