package dev.tailback.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import dev.tailback.engine.time.Timeline;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Metrics are written in the state of one moment, and only their last hour. */
class MetricsStateTest {
  private static final long HOUR = 3_600_000;
  private static final long NOW = 100 * HOUR;

  private final Timeline timeline = new Timeline(1, NOW);
  private final Metrics metrics = new Metrics(timeline, Long.MAX_VALUE);
  private final MetricsState state = new MetricsState(metrics);
  private final List<byte[]> blocks = new ArrayList<>();
  private StateOutput next = new StateOutput();

  private static MetricId id(int number) {
    return new MetricId("000000000000", "us-east-1", "Shop", "m" + number, List.of());
  }

  private void put(int metric, long atMillis, double value) {
    metrics.put(id(metric), new Datum("None", atMillis, Aggregate.of(value), true));
  }

  private boolean write() {
    boolean hasMore = state.write(1);
    next = state.take(next);
    blocks.add(next.toByteArray());
    return hasMore;
  }

  private Metrics restored() {
    Metrics restored = new Metrics(new Timeline(1, NOW), Long.MAX_VALUE);
    MetricsState reader = new MetricsState(restored);
    blocks.forEach(block -> reader.read(new StateInput(block, block.length)));
    return restored;
  }

  private static double sum(Metrics metrics, int metric, int periodSeconds) {
    MetricStat stat = new MetricStat(id(metric), periodSeconds, Statistic.SUM, null);
    return metrics.aggregates(stat, 0, 2 * NOW).stream()
        .mapToDouble(bucket -> bucket.aggregate().sum())
        .sum();
  }

  @Test
  void whatChangesMeanwhileIsWrittenAsItWas() {
    for (int metric = 0; metric < 20; metric++) {
      put(metric, NOW - 60_000, metric);
      put(metric, NOW, 1);
    }
    state.begin();
    boolean hasMore = true;
    for (int metric = 19; hasMore; metric--) {
      put(metric, NOW, 1_000);
      put(100 + metric, NOW, 1_000);
      hasMore = write();
    }
    state.end();

    Metrics restored = restored();

    for (int metric = 0; metric < 20; metric++) {
      assertThat(sum(restored, metric, 60)).isEqualTo(metric + 1);
      assertThat(sum(restored, metric, 1)).isEqualTo(metric + 1);
      assertThat(restored.units(id(100 + metric))).isEmpty();
    }
  }

  @Test
  void onlyTheLastHourIsWritten() {
    put(1, NOW - 2 * HOUR, 1);
    put(1, NOW - HOUR + 60_000, 2);
    state.begin();
    while (write()) {
      // The loop condition writes.
    }
    state.end();

    assertThat(sum(restored(), 1, 60)).isEqualTo(2);
    assertThat(sum(metrics, 1, 60)).isEqualTo(3);
    assertThat(restored().bytes()).isPositive();
  }

  @Test
  void valuesThatPercentilesNeedAreWritten() {
    metrics.put(
        id(1),
        new Datum("None", NOW, Aggregate.of(new double[] {1, 2}, new double[] {3, 4}), false));
    state.begin();
    write();
    state.end();

    MetricStat stat = new MetricStat(id(1), 60, Statistic.SUM, null);
    assertThat(restored().aggregates(stat, 0, 2 * NOW))
        .isEqualTo(metrics.aggregates(stat, 0, 2 * NOW))
        .hasSize(1);
  }
}
