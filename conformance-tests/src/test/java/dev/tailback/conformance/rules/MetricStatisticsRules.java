package dev.tailback.conformance.rules;

import static dev.tailback.conformance.CloudWatch.ORDERS;
import static dev.tailback.conformance.CloudWatchError.INVALID_PARAMETER_COMBINATION;
import static dev.tailback.conformance.CloudWatchError.INVALID_PARAMETER_VALUE;
import static dev.tailback.conformance.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.conformance.CloudWatch;
import dev.tailback.conformance.Queue;
import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Slow;
import dev.tailback.conformance.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

@Rules("Metric statistics")
@Tag("cloudwatch")
@Source(
    url =
        "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html")
final class MetricStatisticsRules {

  @Test
  void aPercentileIsAValueThatSoManyPercentDoNotExceed(CloudWatch cloudWatch) {
    String namespace = cloudWatch.newNamespace();
    List<Double> values = IntStream.rangeClosed(1, 100).mapToObj(i -> (double) i).toList();
    cloudWatch.put(namespace, MetricDatum.builder().metricName(ORDERS).values(values).build());

    cloudWatch.eventually(
        () ->
            assertThat(get(cloudWatch, namespace, g -> g.extendedStatistics("p90")).datapoints())
                .singleElement()
                .satisfies(
                    point ->
                        assertThat(point.extendedStatistics().get("p90")).isBetween(89.0, 91.0)));
  }

  @Test
  void aMetricIsItsExactSetOfDimensions(CloudWatch cloudWatch) {
    String namespace = cloudWatch.newNamespace();
    Dimension oslo = Dimension.builder().name("City").value("Oslo").build();
    cloudWatch.put(
        namespace,
        MetricDatum.builder().metricName(ORDERS).dimensions(List.of(oslo)).value(1.0).build());

    cloudWatch.eventually(
        () -> assertThat(sum(cloudWatch, namespace, oslo).datapoints()).hasSize(1));
    assertThat(sum(cloudWatch, namespace).datapoints()).isEmpty();
  }

  @Test
  void aMetricThatNobodyPutHasItsNameAndNoPoints(CloudWatch cloudWatch) {
    GetMetricStatisticsResponse response = sum(cloudWatch, cloudWatch.newNamespace());

    assertThat(response.label()).isEqualTo(ORDERS);
    assertThat(response.datapoints()).isEmpty();
  }

  @Test
  void atMost1440PointsAreReturned(CloudWatch cloudWatch) {
    refused(
            () ->
                get(
                    cloudWatch,
                    "X",
                    g ->
                        g.statistics(Statistic.SUM)
                            .startTime(cloudWatch.minute().minus(Duration.ofDays(2)))))
        .as(INVALID_PARAMETER_COMBINATION)
        .mentioning("which exceeds the limit of 1440.");
  }

  @Test
  void aRangeDoesNotEndWhereItStarts(CloudWatch cloudWatch) {
    Instant now = cloudWatch.minute();

    refused(
            () ->
                get(cloudWatch, "X", g -> g.statistics(Statistic.SUM).startTime(now).endTime(now)))
        .as(INVALID_PARAMETER_VALUE)
        .saying("The parameter StartTime must be less than the parameter EndTime.");
  }

  @Test
  void aStatisticIsRequired(CloudWatch cloudWatch) {
    refused(() -> get(cloudWatch, "X", g -> {})).as(INVALID_PARAMETER_COMBINATION);
  }

  @Test
  @Slow
  @Source(
      url = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html")
  void aMetricIsListedOnce(CloudWatch cloudWatch) {
    String namespace = cloudWatch.newNamespace();
    cloudWatch.put(namespace, 1);
    cloudWatch.put(namespace, 2);
    cloudWatch.pass(Duration.ofMinutes(15));

    cloudWatch.eventually(
        () ->
            assertThat(cloudWatch.client().listMetrics(l -> l.namespace(namespace)).metrics())
                .containsExactly(
                    Metric.builder()
                        .namespace(namespace)
                        .metricName(ORDERS)
                        .dimensions(List.of())
                        .build()));
  }

  @Test
  @Slow
  @Source(guide = "sqs-available-cloudwatch-metrics")
  void aQueueCountsWhatIsDoneToItsMessages(CloudWatch cloudWatch) {
    Queue queue = cloudWatch.sqs().queue();
    Instant start = cloudWatch.minute();
    queue.send("Hello");
    queue.delete(queue.receive());
    cloudWatch.pass(Duration.ofMinutes(15));

    cloudWatch.eventually(
        () -> {
          assertThat(ofQueue(cloudWatch, queue, start, "NumberOfMessagesSent")).isEqualTo(1);
          assertThat(ofQueue(cloudWatch, queue, start, "SentMessageSize")).isEqualTo(5);
          assertThat(ofQueue(cloudWatch, queue, start, "NumberOfMessagesReceived")).isEqualTo(1);
          assertThat(ofQueue(cloudWatch, queue, start, "NumberOfMessagesDeleted")).isEqualTo(1);
        });
  }

  private static double ofQueue(CloudWatch cloudWatch, Queue queue, Instant start, String metric) {
    return cloudWatch
        .client()
        .getMetricStatistics(
            g ->
                g.namespace("AWS/SQS")
                    .metricName(metric)
                    .dimensions(
                        List.of(Dimension.builder().name("QueueName").value(queue.name()).build()))
                    .startTime(start)
                    .endTime(start.plusSeconds(1_800))
                    .period(60)
                    .statistics(Statistic.SUM))
        .datapoints()
        .stream()
        .mapToDouble(Datapoint::sum)
        .sum();
  }

  private static GetMetricStatisticsResponse sum(
      CloudWatch cloudWatch, String namespace, Dimension... dimensions) {
    return get(
        cloudWatch, namespace, g -> g.statistics(Statistic.SUM).dimensions(List.of(dimensions)));
  }

  private static GetMetricStatisticsResponse get(
      CloudWatch cloudWatch, String namespace, Consumer<GetMetricStatisticsRequest.Builder> more) {
    Instant now = cloudWatch.minute();
    GetMetricStatisticsRequest.Builder request =
        GetMetricStatisticsRequest.builder()
            .namespace(namespace)
            .metricName(ORDERS)
            .startTime(now.minusSeconds(600))
            .endTime(now.plusSeconds(600))
            .period(60);
    more.accept(request);
    return cloudWatch.client().getMetricStatistics(request.build());
  }
}
