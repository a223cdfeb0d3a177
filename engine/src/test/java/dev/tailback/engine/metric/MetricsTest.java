package dev.tailback.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.math.TimeSeries;
import dev.tailback.engine.time.Timeline;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Data is stored by metric and unit, read by period, and limited. */
class MetricsTest {
  private static final long START = 1_795_300_020_000L; // a whole minute
  private static final long MINUTE = 60_000;
  private static final MetricId LATENCY = id("Latency");

  private final Timeline timeline = new Timeline(1, START);
  private final Metrics metrics = new Metrics(timeline, 10_000_000);

  @Test
  void valuesOfOneMinuteAreOnePoint() {
    put(LATENCY, START, 2);
    put(LATENCY, START + 59_999, 4);
    put(LATENCY, START + MINUTE, 9);

    assertThat(points(60, Statistic.SUM, START, START + 2 * MINUTE))
        .containsExactly("0=6.0", "60=9.0");
    assertThat(points(60, Statistic.AVERAGE, START, START + 2 * MINUTE))
        .containsExactly("0=3.0", "60=9.0");
    assertThat(points(60, Statistic.SAMPLE_COUNT, START, START + 2 * MINUTE))
        .containsExactly("0=2.0", "60=1.0");
  }

  @Test
  void theStartOfARangeIsInItAndItsEndIsNot() {
    put(LATENCY, START, 1);
    put(LATENCY, START + MINUTE, 2);

    assertThat(points(60, Statistic.SUM, START, START + MINUTE)).containsExactly("0=1.0");
    assertThat(points(60, Statistic.SUM, START + 1, START + MINUTE + 1)).containsExactly("60=2.0");
  }

  @Test
  void thePeriodsOfAggregatesStartAtTheirMultiples() {
    long hour = START - Math.floorMod(START, 3_600_000L);
    put(LATENCY, hour + 2 * MINUTE, 1);
    put(LATENCY, hour + 7 * MINUTE, 2);
    MetricStat stat = new MetricStat(LATENCY, 300, Statistic.SUM, null);

    assertThat(metrics.aggregates(stat, hour + MINUTE, hour + 10 * MINUTE))
        .containsExactly(new Bucket(hour + 5 * MINUTE, Aggregate.of(2)));
  }

  @Test
  void thePeriodsOfASeriesStartWithTheRange() {
    for (int minute = 0; minute < 12; minute++) {
      put(LATENCY, START + minute * MINUTE, 1);
    }

    assertThat(points(300, Statistic.SUM, START + MINUTE, START + 11 * MINUTE))
        .containsExactly("60=5.0", "360=5.0");
  }

  @Test
  void periodsStartAtTheirMultiplesIfTheRangeDoes() {
    long hour = START - Math.floorMod(START, 3_600_000L);
    put(LATENCY, hour + 59 * MINUTE, 1);
    put(LATENCY, hour + 60 * MINUTE, 2);
    put(LATENCY, hour + 64 * MINUTE, 4);

    TimeSeries read = read(300, Statistic.SUM, hour, hour + 120 * MINUTE);

    assertThat(read.size()).isEqualTo(2);
    assertThat(read.timeMillis(0)).isEqualTo(hour + 55 * MINUTE);
    assertThat(read.timeMillis(1)).isEqualTo(hour + 60 * MINUTE);
    assertThat(read.value(1)).isEqualTo(6);
  }

  @Test
  void highResolutionDataCanBeReadBySecondAndByMinute() {
    metrics.put(LATENCY, new Datum("None", START + 1_000, Aggregate.of(1), true));
    metrics.put(LATENCY, new Datum("None", START + 11_000, Aggregate.of(2), true));

    assertThat(points(1, Statistic.SUM, START, START + MINUTE)).containsExactly("1=1.0", "11=2.0");
    assertThat(points(10, Statistic.SUM, START, START + MINUTE)).containsExactly("0=1.0", "10=2.0");
    assertThat(points(60, Statistic.SUM, START, START + MINUTE)).containsExactly("0=3.0");
  }

  @Test
  void dataOfStandardResolutionCannotBeReadBySecond() {
    put(LATENCY, START, 1);

    assertThat(points(1, Statistic.SUM, START, START + MINUTE)).isEmpty();
  }

  @Test
  void percentilesNeedTheValues() {
    Statistic p50 = Statistic.parse("p50");
    metrics.put(
        LATENCY,
        new Datum(
            "None", START, Aggregate.of(new double[] {1, 5, 100}, new double[] {4, 4, 2}), false));
    metrics.put(LATENCY, new Datum("None", START + MINUTE, Aggregate.of(3, 6, 1, 3), false));

    assertThat(points(60, p50, START, START + 2 * MINUTE)).containsExactly("0=5.0");
    assertThat(points(60, Statistic.parse("p99"), START, START + MINUTE))
        .containsExactly("0=100.0");
  }

  @Test
  void aMetricIsItsExactSetOfDimensionsInAnyOrder() {
    Dimension a = new Dimension("A", "1");
    Dimension b = new Dimension("B", "2");
    put(id("Latency", b, a), START, 1);

    assertThat(metrics.units(id("Latency", a, b))).containsExactly("None");
    assertThat(metrics.units(id("Latency", a))).isEmpty();
    assertThat(metrics.units(LATENCY)).isEmpty();
  }

  @Test
  void theFirstUnitIsReadIfNoneIsNamed() {
    metrics.put(LATENCY, new Datum("Seconds", START, Aggregate.of(1), false));
    metrics.put(LATENCY, new Datum("Count", START, Aggregate.of(7), false));

    assertThat(metrics.units(LATENCY)).containsExactly("Count", "Seconds");
    assertThat(points(60, Statistic.SUM, START, START + MINUTE)).containsExactly("0=7.0");
    assertThat(points("Seconds")).containsExactly("0=1.0");
    assertThat(points("Bytes")).isEmpty();
  }

  @Test
  void metricsAreListedInOrderForOneAccountAndRegion() {
    put(id("B"), START, 1);
    put(id("A"), START, 1);
    put(new MetricId("111122223333", "us-east-1", "App", "C", List.of()), START, 1);
    put(new MetricId("000000000000", "eu-west-1", "App", "D", List.of()), START, 1);

    List<MetricId> first = list(null, 1);
    List<MetricId> second = list(first.get(0), 10);

    assertThat(first).extracting(MetricId::name).containsExactly("A");
    assertThat(second).extracting(MetricId::name).containsExactly("B");
  }

  @Test
  void dataOlderThanFifteenDaysAreDropped() {
    put(LATENCY, START, 1);
    timeline.advanceTo(START + 15 * 24 * 60 * MINUTE);
    metrics.dropOld();
    assertThat(list(null, 10)).hasSize(1);

    timeline.advanceTo(START + (15 * 24 * 60 + 1) * MINUTE);
    metrics.dropOld();

    assertThat(list(null, 10)).isEmpty();
    assertThat(metrics.bytes()).isZero();
  }

  @Test
  void anAccountIsForgottenWithAllItsMetrics() {
    put(LATENCY, START, 1);
    long bytes = metrics.bytes();
    put(new MetricId("000000000001", "us-east-1", "App", "A", List.of()), START, 1);
    put(new MetricId("000000000001", "us-west-1", "App", "B", List.of()), START, 1);
    put(new MetricId("000000000002", "us-east-1", "App", "C", List.of()), START, 1);

    metrics.forget("000000000001");

    assertThat(metrics.list("000000000001", "us-east-1", null, id -> true, 9)).isEmpty();
    assertThat(metrics.list("000000000001", "us-west-1", null, id -> true, 9)).isEmpty();
    assertThat(metrics.list("000000000002", "us-east-1", null, id -> true, 9)).hasSize(1);
    assertThat(list(null, 9)).containsExactly(LATENCY);
    assertThat(metrics.bytes()).isEqualTo(2 * bytes);

    metrics.reset();

    assertThat(list(null, 9)).isEmpty();
    assertThat(metrics.bytes()).isZero();
  }

  @Test
  void theOldestHoursOfTheLargestSeriesGoWhenThereIsNoRoom() {
    List<String> warnings = new ArrayList<>();
    Metrics small = new Metrics(timeline, 100_000);
    small.whenFull(() -> warnings.add("full"));
    small.put(id("Small"), new Datum("None", START, Aggregate.of(1), false));

    for (int minute = 0; minute < 5_000; minute++) {
      small.put(LATENCY, new Datum("None", START + minute * MINUTE, Aggregate.of(minute), false));
    }

    assertThat(small.bytes()).isBetween(80_000L, 100_000L);
    assertThat(warnings).hasSize(1);
    assertThat(small.units(id("Small"))).isNotEmpty();
    MetricStat sum = new MetricStat(LATENCY, 60, Statistic.SUM, null);
    TimeSeries left = small.read(sum, START, START + 5_000 * MINUTE);
    assertThat(left.value(left.size() - 1)).isEqualTo(4_999);
    assertThat(left.value(0)).isGreaterThan(3_000);
  }

  private List<MetricId> list(@Nullable MetricId after, int max) {
    return metrics.list("000000000000", "us-east-1", after, id -> true, max);
  }

  private void put(MetricId id, long atMillis, double value) {
    metrics.put(id, new Datum("None", atMillis, Aggregate.of(value), false));
  }

  private TimeSeries read(int period, Statistic statistic, long start, long end) {
    return metrics.read(new MetricStat(LATENCY, period, statistic, null), start, end);
  }

  private List<String> points(int period, Statistic statistic, long start, long end) {
    return describe(read(period, statistic, start, end));
  }

  private List<String> points(String unit) {
    MetricStat stat = new MetricStat(LATENCY, 60, Statistic.SUM, unit);
    return describe(metrics.read(stat, START, START + MINUTE));
  }

  private static List<String> describe(TimeSeries series) {
    List<String> points = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      points.add((series.timeMillis(i) - START) / 1000 + "=" + series.value(i));
    }
    return points;
  }

  private static MetricId id(String name, Dimension... dimensions) {
    return new MetricId("000000000000", "us-east-1", "App", name, List.of(dimensions));
  }
}
