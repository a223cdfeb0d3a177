package dev.tailback.engine.alarm;

import static dev.tailback.engine.alarm.TestAlarms.alarmOn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.math.Expression;
import dev.tailback.engine.metric.MetricQueries;
import dev.tailback.engine.metric.MetricQuery;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.engine.metric.Statistic;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CloudWatch's texts for why an alarm is in a state. */
class StateReasonTest {
  private static final double NONE = Double.NaN;

  private final TestAlarms world = new TestAlarms();

  private void put(TestAlarms.Setup alarm) {
    world.alarms.put(alarm.named("a"), Map.of());
  }

  private String reason() {
    return world.reason("a");
  }

  private String data() {
    return String.valueOf(world.alarm("a").status().reasonData());
  }

  @Test
  void oneDatapointThatCrossedTheThreshold() {
    put(alarmOn("visible"));
    world.minutes("visible", 11);
    assertThat(reason())
        .isEqualTo(
            "Threshold Crossed: 1 datapoint [11.0 (03/02/26 12:00:00)] was greater than the"
                + " threshold (10.0).");
    world.minutes("visible", 10);
    assertThat(reason())
        .isEqualTo(
            "Threshold Crossed: 1 datapoint [10.0 (03/02/26 12:01:00)] was not greater than the"
                + " threshold (10.0).");
  }

  @Test
  void severalDatapointsAreListedFromTheNewestOn() {
    put(alarmOn("visible").periods(2));
    world.minutes("visible", 11, 12);
    assertThat(reason())
        .isEqualTo(
            "Threshold Crossed: 2 datapoints [12.0 (03/02/26 12:01:00), 11.0 (03/02/26 12:00:00)]"
                + " were greater than the threshold (10.0).");
  }

  @Test
  void theNeededNumberIsShownIfItWasGiven() {
    put(alarmOn("visible").periods(3).datapoints(2));
    world.minutes("visible", 1, 11, 12);
    assertThat(reason())
        .isEqualTo(
            "Threshold Crossed: 2 out of the last 3 datapoints [12.0 (03/02/26 12:02:00), 11.0"
                + " (03/02/26 12:01:00)] were greater than the threshold (10.0) (minimum 2"
                + " datapoints for OK -> ALARM transition).");
    world.minutes("visible", 1, 1);
    assertThat(reason())
        .isEqualTo(
            "Threshold Crossed: 2 out of the last 3 datapoints [1.0 (03/02/26 12:04:00), 1.0"
                + " (03/02/26 12:03:00)] were not greater than the threshold (10.0) (minimum 2"
                + " datapoints for ALARM -> OK transition).");
  }

  @Test
  void oneOfOneIsSaidAsSuch() {
    put(alarmOn("visible").datapoints(1));
    world.minutes("visible", 99.5);
    assertThat(reason())
        .isEqualTo(
            "Threshold Crossed: 1 out of the last 1 datapoints [99.5 (03/02/26 12:00:00)] was"
                + " greater than the threshold (10.0) (minimum 1 datapoint for OK -> ALARM"
                + " transition).");
  }

  @Test
  void ofManyDatapointsTheNewestFiveAreListed() {
    put(alarmOn("visible").periods(6));
    world.minutes("visible", 11, 12, 13, 14, 15, 16);
    assertThat(reason())
        .isEqualTo(
            "Threshold Crossed: 6 datapoints were greater than the threshold (10.0). The most"
                + " recent datapoints which crossed the threshold: [16.0 (03/02/26 12:05:00), 15.0"
                + " (03/02/26 12:04:00), 14.0 (03/02/26 12:03:00), 13.0 (03/02/26 12:02:00), 12.0"
                + " (03/02/26 12:01:00)].");
  }

  @Test
  void ofManyDatapointsAndANumberNeededTheNumberComesLast() {
    put(alarmOn("visible").periods(5).datapoints(5));
    world.minutes("visible", 11, 11, 11, 11, 11);
    assertThat(reason())
        .startsWith("Threshold Crossed: 5 out of the last 5 datapoints were greater than the")
        .endsWith("11.0 (03/02/26 12:00:00)] (minimum 5 datapoints for OK -> ALARM transition).");
  }

  @ParameterizedTest
  @CsvSource({
    "GREATER_THAN_THRESHOLD, 11, was greater than the threshold (10.0).",
    "GREATER_THAN_OR_EQUAL_TO_THRESHOLD, 10, was greater than or equal to the threshold (10.0).",
    "LESS_THAN_THRESHOLD, 9, was less than the threshold (10.0).",
    "LESS_THAN_OR_EQUAL_TO_THRESHOLD, 10, was less than or equal to the threshold (10.0).",
  })
  void theComparisonIsSaidInWords(Comparison comparison, double value, String end) {
    put(alarmOn("visible").comparison(comparison));
    world.minutes("visible", value);
    assertThat(world.state("a")).isEqualTo(AlarmState.ALARM);
    assertThat(reason()).endsWith(end);
  }

  @Test
  void missingDatapointsThatCountAreSaid() {
    put(alarmOn("visible").missing(MissingData.BREACHING));
    world.minutes("visible", NONE);
    assertThat(reason())
        .isEqualTo(
            "Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint"
                + " was treated as [Breaching].");
  }

  @Test
  void severalMissingDatapointsThatCountAreSaid() {
    put(alarmOn("visible").periods(3).missing(MissingData.NOT_BREACHING));
    world.minutes("visible", NONE);
    assertThat(reason())
        .isEqualTo(
            "Threshold Crossed: no datapoints were received for 3 periods and 3 missing datapoints"
                + " were treated as [NonBreaching].");
  }

  @Test
  void someMissingDatapointsThatCountAreSaid() {
    put(alarmOn("visible").periods(3).datapoints(2).missing(MissingData.BREACHING));
    world.minutes("visible", 1);
    assertThat(reason())
        .isEqualTo(
            "Threshold Crossed: 1 datapoint was received for 3 periods and 2 missing datapoints"
                + " were treated as [Breaching].");
  }

  @Test
  void insufficientDataIsSaidByItsNumber() {
    put(alarmOn("visible").periods(2));
    world.minutes("visible", 1, NONE, NONE, NONE, NONE);
    assertThat(world.state("a")).isEqualTo(AlarmState.INSUFFICIENT_DATA);
    assertThat(reason()).isEqualTo("Insufficient Data: 2 datapoints were unknown.");
  }

  @Test
  void theReasonStaysWhileTheStateLasts() {
    put(alarmOn("visible"));
    world.minutes("visible", 11);
    String first = reason();
    world.minutes("visible", 12);
    assertThat(reason()).isSameAs(first);
  }

  @Test
  void theDataOfAReasonIsJson() {
    put(alarmOn("visible").periods(2));
    world.minutes("visible", 1, 2);
    assertThat(data())
        .isEqualTo(
            """
            {"version":"1.0","queryDate":"2026-02-03T12:01:00.000+0000",\
            "startDate":"2026-02-03T12:00:00.000+0000","statistic":"Maximum","period":60,\
            "recentDatapoints":[1.0],"threshold":10.0,"evaluatedDatapoints":[\
            {"timestamp":"2026-02-03T12:00:00.000+0000","sampleCount":1.0,"value":1.0},\
            {"timestamp":"2026-02-03T11:59:00.000+0000"}]}""");
  }

  @Test
  void theDatapointsInTheDataAreNewestFirst() {
    put(alarmOn("visible").periods(2));
    world.minutes("visible", 11, 12);
    assertThat(data())
        .contains("\"recentDatapoints\":[11.0,12.0]")
        .contains("\"startDate\":\"2026-02-03T12:00:00.000+0000\"")
        .containsSubsequence("12:01:00.000+0000\",\"sampleCount\"", "12:00:00.000+0000\",\"sample");
  }

  @Test
  void withoutDataThereIsNoStartDate() {
    put(alarmOn("visible").missing(MissingData.BREACHING));
    world.minutes("visible", NONE);
    assertThat(data())
        .doesNotContain("startDate")
        .contains("\"recentDatapoints\":[],\"threshold\":10.0,\"evaluatedDatapoints\":[{\"timesta")
        .endsWith("[{\"timestamp\":\"2026-02-03T12:00:00.000+0000\"}]}");
  }

  @Test
  void theUnitIsThereIfItWasAskedFor() {
    MetricStat stat = TestAlarms.stat("visible", 60, Statistic.SUM);
    put(alarmOn(new MetricStat(stat.metric(), 60, Statistic.SUM, "Count")));
    world.minutes("visible", 11);
    assertThat(data()).contains("\"unit\":\"Count\",\"statistic\":\"Sum\",\"period\":60");
  }

  @Test
  void anExpressionHasNeitherStatisticNorSampleCounts() {
    MetricStat stat = TestAlarms.stat("visible", 60, Statistic.SUM);
    put(
        alarmOn(
            MetricQueries.of(
                List.of(
                    MetricQuery.of("m", stat, false),
                    MetricQuery.of("e", Expression.parse("m * 2"), true)))));
    world.minutes("visible", 11);
    assertThat(data())
        .contains("12:00:00.000+0000\",\"period\":60,\"recentDatapoints\":[22.0]")
        .endsWith("[{\"timestamp\":\"2026-02-03T12:00:00.000+0000\",\"value\":22.0}]}");
  }

  @Test
  void theDataOfManyDatapointsStaysBelowFourThousandCharacters() {
    put(alarmOn("visible").periods(100).datapoints(1));
    for (int i = 0; i < 100; i++) {
      world.minutes("visible", 1.0 / 3);
    }
    world.minutes("visible", 1000.0 / 3);
    assertThat(world.state("a")).isEqualTo(AlarmState.ALARM);
    assertThat(data().length()).isLessThanOrEqualTo(4000);
    assertThat(data()).contains("333.3333333333333]");
  }
}
