package dev.tailback.engine.alarm;

import dev.tailback.engine.math.TimeSeries;
import dev.tailback.engine.metric.Dimension;
import dev.tailback.engine.metric.MetricId;
import dev.tailback.engine.metric.MetricQueries;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.engine.metric.Statistic;
import dev.tailback.engine.time.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Alarms on fake metrics, and a clock that is moved by the minute. */
final class TestAlarms implements AlarmListener {
  static final long START = Instant.parse("2026-02-03T12:00:00Z").toEpochMilli();

  final Timeline timeline = new Timeline(42, START);
  final Alarms alarms = new Alarms(timeline, this::read);
  final List<String> told = new ArrayList<>();
  private final Map<String, NavigableMap<Long, Double>> metrics = new HashMap<>();
  private final Map<String, Double> sampleCounts = new HashMap<>();

  TestAlarms() {
    alarms.addListener(this);
  }

  @Override
  public void changed(AlarmChange change) {
    told.add(
        "%s: %s -> %s"
            .formatted(
                change.alarm().id().name(), change.previous().state(), change.alarm().state()));
  }

  @Override
  public void lasts(Alarm alarm, long nowMillis) {
    told.add(alarm.id().name() + ": " + alarm.state());
  }

  private TimeSeries read(MetricStat stat, long startMillis, long endMillis) {
    String name = stat.metric().name();
    long period = stat.periodSeconds() * 1000L;
    TimeSeries.Builder points = new TimeSeries.Builder();
    for (long start = startMillis; start < endMillis; start += period) {
      NavigableMap<Long, Double> values =
          metrics
              .getOrDefault(name, new TreeMap<>())
              .subMap(start, true, Math.min(start + period, endMillis), false);
      if (!values.isEmpty()) {
        boolean isCount = stat.statistic().equals(Statistic.SAMPLE_COUNT);
        points.add(
            start,
            isCount
                ? sampleCounts.getOrDefault(name, (double) values.size())
                : values.values().stream().mapToDouble(value -> value).max().orElseThrow());
      }
    }
    return points.build();
  }

  /** Sets the number of values in each period of a metric. */
  void sampleCount(String metric, double count) {
    sampleCounts.put(metric, count);
  }

  /** Gives a metric a value now. */
  void value(String metric, double value) {
    metrics.computeIfAbsent(metric, name -> new TreeMap<>()).put(timeline.nowMillis(), value);
  }

  /** Lets seconds pass, and evaluates the alarms at each whole minute. */
  void seconds(int seconds) {
    long end = timeline.nowMillis() + seconds * 1000L;
    while (nextMinute() <= end) {
      timeline.advanceTo(nextMinute());
      alarms.evaluate(timeline.nowMillis());
    }
    timeline.advanceTo(end);
  }

  private long nextMinute() {
    return (timeline.nowMillis() / 60_000 + 1) * 60_000;
  }

  /** Lets a minute pass for each value, in which a metric has that value, or none for NaN. */
  void minutes(String metric, double... values) {
    for (double value : values) {
      if (!Double.isNaN(value)) {
        value(metric, value);
      }
      seconds(60);
    }
  }

  /** Lets minutes pass without values. */
  void minutes(int count) {
    IntStream.range(0, count).forEach(minute -> seconds(60));
  }

  Alarm alarm(String name) {
    Alarm alarm = alarms.find(id(name));
    if (alarm == null) {
      throw new AssertionError("no alarm " + name);
    }
    return alarm;
  }

  AlarmState state(String name) {
    return alarm(name).state();
  }

  String reason(String name) {
    return alarm(name).status().reason();
  }

  List<String> history(String name) {
    return alarms.history().newestFirst(item -> item.alarm().equals(id(name))).stream()
        .map(HistoryItem::summary)
        .toList();
  }

  static AlarmId id(String name) {
    return new AlarmId("123456789012", "eu-west-1", name);
  }

  static MetricStat stat(String metric, int periodSeconds, Statistic statistic) {
    List<Dimension> dimensions = List.of(new Dimension("QueueName", "orders"));
    MetricId id = new MetricId("123456789012", "eu-west-1", "AWS/SQS", metric, dimensions);
    return new MetricStat(id, periodSeconds, statistic, null);
  }

  static Setup alarmOn(String metric) {
    return new Setup(stat(metric, 60, Statistic.MAXIMUM), null);
  }

  static Setup alarmOn(MetricStat stat) {
    return new Setup(stat, null);
  }

  static Setup alarmOn(MetricQueries queries) {
    return new Setup(null, queries);
  }

  /** Builds a definition; by default the threshold is 10, exceeded in one period. */
  static final class Setup {
    private final @Nullable MetricStat metric;
    private final @Nullable MetricQueries queries;
    private int periods = 1;
    private @Nullable Integer datapoints;
    private @Nullable MissingData missing;
    private @Nullable LowSamples lowSamples;
    private AlarmActions actions = AlarmActions.NONE;
    private Comparison comparison = Comparison.GREATER_THAN_THRESHOLD;

    private Setup(@Nullable MetricStat metric, @Nullable MetricQueries queries) {
      this.metric = metric;
      this.queries = queries;
    }

    Setup periods(int number) {
      periods = number;
      return this;
    }

    Setup datapoints(int number) {
      datapoints = number;
      return this;
    }

    Setup missing(MissingData treatment) {
      missing = treatment;
      return this;
    }

    Setup lowSamples(LowSamples treatment) {
      lowSamples = treatment;
      return this;
    }

    Setup actions(AlarmActions of) {
      actions = of;
      return this;
    }

    Setup comparison(Comparison with) {
      comparison = with;
      return this;
    }

    AlarmDefinition named(String name) {
      return named(id(name));
    }

    AlarmDefinition named(AlarmId id) {
      return new AlarmDefinition(
          id,
          null,
          true,
          actions,
          metric,
          queries,
          periods,
          datapoints,
          10,
          comparison,
          missing,
          lowSamples);
    }
  }
}
