package dev.tailback.server.cloudwatch;

import static dev.tailback.server.cloudwatch.MonitoredTailback.NAMESPACE;
import static dev.tailback.server.cloudwatch.MonitoredTailback.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.InvalidNextTokenException;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/** GetMetricData through the SDK's client: pages, labels, units and expressions. */
class MetricDataTest {
  @RegisterExtension final MonitoredTailback tailback = new MonitoredTailback();

  @Test
  void pointsComeFromTheLatestToTheEarliestUnlessTheOtherWayIsAskedFor() {
    for (double value : new double[] {1, 0, 3}) {
      tailback.put("Orders", datum -> datum.value(value));
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
      tailback.put("Orders", datum -> datum.value(1.0));
      tailback.put("Time", datum -> datum.value(2.0));
      tailback.advanceMinutes(1);
    }
    MetricDataQuery[] queries = {
      query("a", "Orders", "Sum"), query("none", "Unknown", "Sum"), query("b", "Time", "Sum")
    };

    GetMetricDataResponse first = data(get -> get.maxDatapoints(3), queries);
    GetMetricDataResponse second =
        data(get -> get.maxDatapoints(3).nextToken(first.nextToken()), queries);
    // Comes before the next page, and does not shift it.
    tailback.put("Orders", datum -> datum.value(9.0));
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
    tailback.put("Orders", datum -> datum.values(1.0));
    tailback.advanceMinutes(1);
    tailback.put("Orders", datum -> datum.values(1.0));
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
    tailback.put("Orders", datum -> datum.value(6.0));
    tailback.put("Workers", datum -> datum.value(2.0));
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
    tailback.put("Mixed", datum -> datum.value(1.0).unit(StandardUnit.SECONDS));
    tailback.put("Mixed", datum -> datum.value(2.0).unit(StandardUnit.MILLISECONDS));
    tailback.put("Mixed", datum -> datum.value(3.0).unit(StandardUnit.COUNT));

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
    assertThat(tailback.statistics("Mixed", Statistic.SUM)).hasSize(3);
  }

  private MetricDataResult inUnit(StandardUnit unit) {
    MetricDataQuery query = query("m", "Mixed", "Sum");
    MetricDataQuery withUnit =
        query.toBuilder().metricStat(query.metricStat().toBuilder().unit(unit).build()).build();
    return data(withUnit).metricDataResults().get(0);
  }

  @Test
  void secondsAreReadOfDataInHighResolution() {
    tailback.put("Fine", datum -> datum.value(1.0).storageResolution(1));
    tailback.put(
        "Fine", datum -> datum.value(2.0).storageResolution(1).timestamp(START.plusSeconds(1)));
    tailback.put("Coarse", datum -> datum.value(1.0));

    assertThat(data(query("m", "Fine", "Sum", 1)).metricDataResults().get(0).values())
        .containsExactly(2.0, 1.0);
    assertThat(data(query("m", "Coarse", "Sum", 1)).metricDataResults().get(0).values()).isEmpty();
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
