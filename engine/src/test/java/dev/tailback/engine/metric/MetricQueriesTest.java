package dev.tailback.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.engine.math.Expression;
import dev.tailback.engine.math.ExpressionException;
import dev.tailback.engine.math.SeriesText;
import dev.tailback.engine.math.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries for metrics and expressions that refer to each other. */
class MetricQueriesTest {
  private static final long END = 180_000;

  private final Map<String, String> values = Map.of("visible", "10 20 30", "tasks", "2 0 3");
  private final List<String> reads = new ArrayList<>();

  private TimeSeries read(MetricStat stat, long startMillis, long endMillis) {
    reads.add(startMillis + " to " + endMillis);
    return SeriesText.parse(values.getOrDefault(stat.metric().name(), ""));
  }

  private static MetricStat stat(String name, int periodSeconds, Statistic statistic) {
    MetricId id = new MetricId("1", "eu-west-1", "App", name, List.of());
    return new MetricStat(id, periodSeconds, statistic, null);
  }

  private static MetricQuery metric(String id, String name) {
    return MetricQuery.of(id, stat(name, 60, Statistic.MAXIMUM), true);
  }

  private static MetricQuery hidden(String id, String name) {
    return MetricQuery.of(id, stat(name, 60, Statistic.MAXIMUM), false);
  }

  private static MetricQuery math(String id, String expression) {
    return MetricQuery.of(id, Expression.parse(expression), true);
  }

  private List<String> results(MetricQuery... queries) {
    return MetricQueries.of(List.of(queries)).evaluate(this::read, 0, END).stream()
        .map(result -> result.id() + ": " + SeriesText.of(result.points(), 3))
        .toList();
  }

  private List<String> labels(MetricQuery... queries) {
    return MetricQueries.of(List.of(queries)).evaluate(this::read, 0, END).stream()
        .map(MetricResult::label)
        .toList();
  }

  @Test
  void resultsAreThoseThatAreWantedInTheOrderOfTheQueries() {
    assertThat(
            results(
                math("perTask", "twice / tasks"),
                math("twice", "2 * visible"),
                metric("visible", "visible"),
                hidden("tasks", "tasks")))
        .containsExactly("perTask: 10 - 20", "twice: 20 40 60", "visible: 10 20 30");
  }

  @Test
  void metricsOfTheRequestLeaveOutExpressions() {
    assertThat(
            results(
                hidden("a", "visible"),
                hidden("b", "tasks"),
                math("twice", "2 * a"),
                math("sum", "SUM(METRICS())")))
        .containsExactly("twice: 20 40 60", "sum: 12 20 33");
  }

  @Test
  void anExpressionMayResultInSeveralSeries() {
    assertThat(results(hidden("a", "visible"), hidden("b", "tasks"), math("all", "METRICS() * 2")))
        .containsExactly("all: 20 40 60", "all: 4 0 6");
    assertThat(labels(hidden("a", "visible"), hidden("b", "tasks"), math("all", "METRICS() * 2")))
        .containsExactly("all visible", "all tasks");
  }

  @Test
  void aLabelIsTheNameWithWhatTheMetricsDifferIn() {
    MetricQuery maximum = metric("a", "visible");
    MetricQuery sum = MetricQuery.of("b", stat("tasks", 60, Statistic.SUM), true);
    MetricQuery slow = MetricQuery.of("c", stat("tasks", 300, Statistic.MAXIMUM), true);
    assertThat(labels(maximum, metric("b", "tasks"))).containsExactly("visible", "tasks");
    assertThat(labels(maximum, sum)).containsExactly("visible Maximum", "tasks Sum");
    assertThat(labels(maximum, slow)).containsExactly("visible 60", "tasks 300");
    assertThat(labels(maximum, sum, slow))
        .containsExactly("visible Maximum 60", "tasks Sum 60", "tasks Maximum 300");
  }

  @Test
  void aLabelCanBeGiven() {
    MetricStat stat = stat("visible", 60, Statistic.SUM);
    assertThat(labels(new MetricQuery("a", stat, null, "Backlog", true, null), math("e", "a + 1")))
        .containsExactly("Backlog", "e");
  }

  @Test
  void periodsStartAtMultiplesUnlessTheyAreSliding() {
    MetricQueries queries =
        MetricQueries.of(List.of(MetricQuery.of("a", stat("visible", 300, Statistic.SUM), true)));
    queries.evaluate(this::read, 720_000, 1_800_000);
    queries.evaluateSliding(this::read, 720_000, 1_800_000);
    assertThat(reads).containsExactly("600000 to 1800000", "720000 to 1800000");
  }

  @Test
  void thePeriodIsTheLongestOfTheMetrics() {
    assertThat(MetricQueries.of(List.of(math("e", "TIME_SERIES(1)"))).periodSeconds())
        .isEqualTo(60);
    MetricQuery slow = MetricQuery.of("b", stat("tasks", 300, Statistic.SUM), true);
    assertThat(MetricQueries.of(List.of(metric("a", "visible"), slow)).periodSeconds())
        .isEqualTo(300);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "1a", "_a", "a-b", "", "a b"})
  void anIdStartsWithALowercaseLetter(String id) {
    assertThatThrownBy(() -> results(metric(id, "visible")))
        .isInstanceOf(ExpressionException.class)
        .hasMessageStartingWith("the id '" + id + "' does not start with a lowercase letter");
  }

  @Test
  void anIdIsUsedOnce() {
    assertThatThrownBy(() -> results(metric("a", "visible"), metric("a", "tasks")))
        .hasMessage("the id 'a' is used twice");
  }

  @Test
  void anUnknownIdIsRefused() {
    assertThatThrownBy(() -> results(math("e1", "a + 1")))
        .hasMessage("Error in expression 'e1': there is no metric or expression with the id 'a'");
  }

  @Test
  void expressionsDoNotReferToThemselves() {
    assertThatThrownBy(() -> results(math("a", "a + 1")))
        .hasMessage("the expressions refer to each other in a circle: [a]");
    assertThatThrownBy(
            () ->
                results(
                    metric("m", "visible"),
                    math("a", "b + m"),
                    math("b", "c + m"),
                    math("c", "a + m")))
        .hasMessage("the expressions refer to each other in a circle: [a, b, c]");
  }

  @Test
  void aNumberIsNoResult() {
    assertThatThrownBy(() -> results(metric("a", "visible"), math("e", "AVG(a)")))
        .hasMessage("Error in expression 'e': it results in a number, not in a time series");
    assertThat(
            results(
                hidden("a", "visible"),
                MetricQuery.of("mean", Expression.parse("AVG(a)"), false),
                math("e", "a - mean")))
        .containsExactly("e: -10 0 10");
  }

  @Test
  void anAlarmNeedsOneSeries() {
    assertThatThrownBy(
            () ->
                MetricQueries.ofOneSeries(
                    List.of(
                        hidden("a", "visible"), hidden("b", "tasks"), math("e", "METRICS() * 2"))))
        .isInstanceOf(ExpressionException.class)
        .hasMessage(
            "Error in expression 'e': it results in several time series, and an alarm watches one");
    assertThatThrownBy(
            () -> MetricQueries.ofOneSeries(List.of(metric("a", "visible"), math("e", "a * 2"))))
        .hasMessage("exactly one query must have ReturnData");
    assertThat(
            MetricQueries.ofOneSeries(List.of(hidden("a", "visible"), math("e", "SUM(METRICS())")))
                .returned())
        .hasSize(1);
  }

  @Test
  void whatCannotBeEvaluatedIsRefusedBeforeItIsRead() {
    assertThatThrownBy(() -> results(metric("a", "visible"), math("e", "ABS(METRIC_COUNT(a))")))
        .hasMessage(
            "Error in expression 'e': argument 1 of METRIC_COUNT must be an array of time series");
    assertThat(reads).isEmpty();
  }
}
