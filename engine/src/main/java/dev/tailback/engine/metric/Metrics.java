package dev.tailback.engine.metric;

import dev.tailback.engine.math.TimeSeries;
import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.time.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of one emulator, in all accounts and regions.
 *
 * <ul>
 *   <li>It uses the time of its {@link Timeline}, and is used only inside the gate.
 *   <li>All data together is limited to a number of bytes. Beyond it the oldest hour of the largest
 *       series is dropped.
 * </ul>
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html">CloudWatch
 *     concepts</a>
 */
public final class Metrics implements SeriesReader {
  private static final double FILL_AFTER_DROPPING = 0.95;

  private final Timeline timeline;
  private final long maxBytes;
  private final NavigableMap<MetricId, NavigableMap<String, Series>> metrics = new TreeMap<>();
  private Runnable whenFull = () -> {};
  private boolean wasFull;
  private long publishLagMillis;
  private long bytes;
  private MetricsState.@Nullable ChangeListener saving;

  /**
   * Creates a store without metrics.
   *
   * @param maxBytes about how much memory all data may take
   */
  public Metrics(Timeline timeline, long maxBytes) {
    this.timeline = timeline;
    this.maxBytes = maxBytes;
  }

  /** Sets a task to run when data is first dropped for lack of room. */
  public void whenFull(Runnable listener) {
    whenFull = listener;
  }

  /** Sets how long after the end of a minute SQS's own metrics become readable. */
  public void publishLag(long millis) {
    publishLagMillis = millis;
  }

  /** Returns about how many bytes of memory all data take. */
  public long bytes() {
    return bytes;
  }

  /** Adds data to a metric, which is created if it is new. */
  public void put(MetricId id, Datum datum) {
    Series series = series(id, datum.unit());
    add(series, datum.atMillis(), datum.aggregate(), datum.isHighResolution());
  }

  /** Returns the series of a metric in a unit, which is created if there is none. */
  Series series(MetricId id, String unit) {
    return metrics
        .computeIfAbsent(id, key -> new TreeMap<>())
        .computeIfAbsent(unit, key -> added(new Series()));
  }

  private Series added(Series series) {
    bytes += series.bytes();
    return series;
  }

  /** Adds data to a series that has not been dropped. */
  void add(Series series, long atMillis, Aggregate aggregate, boolean isHighResolution) {
    MetricsState.ChangeListener.tell(saving, series);
    bytes -= series.bytes();
    series.dropOld(timeline.nowMillis());
    series.add(atMillis, aggregate, isHighResolution);
    bytes += series.bytes();
    if (bytes > maxBytes) {
      makeRoom();
    }
  }

  /** Sets the callback that gets each series before it changes; {@code null} for none. */
  void saveBeforeChange(MetricsState.@Nullable ChangeListener listener) {
    saving = listener;
  }

  long nowMillis() {
    return timeline.nowMillis();
  }

  void forEach(MetricsState.SeriesVisitor visitor) {
    metrics.forEach(
        (id, units) -> units.forEach((unit, series) -> visitor.visit(id, unit, series)));
  }

  /** Reads the data of a metric in a unit. */
  void readSeries(MetricId id, String unit, StateInput in) {
    Series series = series(id, unit);
    bytes -= series.bytes();
    series.readFrom(in);
    bytes += series.bytes();
  }

  private void makeRoom() {
    if (!wasFull) {
      wasFull = true;
      whenFull.run();
    }
    PriorityQueue<Series> largest =
        new PriorityQueue<>(Comparator.comparingLong(Series::bytes).reversed());
    metrics.values().forEach(units -> largest.addAll(units.values()));
    while (bytes > maxBytes * FILL_AFTER_DROPPING && !largest.isEmpty()) {
      Series series = largest.remove();
      MetricsState.ChangeListener.tell(saving, series);
      bytes -= series.bytes();
      series.dropOldestHour();
      bytes += series.bytes();
      if (!series.isEmpty()) {
        largest.add(series);
      }
    }
    dropEmpty();
  }

  /** Drops the data that CloudWatch no longer keeps, and metrics without data. */
  void dropOld() {
    for (NavigableMap<String, Series> units : metrics.values()) {
      for (Series series : units.values()) {
        bytes -= series.bytes();
        series.dropOld(timeline.nowMillis());
        bytes += series.bytes();
      }
    }
    dropEmpty();
  }

  private void dropEmpty() {
    metrics.values().forEach(units -> units.values().removeIf(this::dropIfEmpty));
    metrics.values().removeIf(NavigableMap::isEmpty);
  }

  private boolean dropIfEmpty(Series series) {
    if (series.isEmpty()) {
      bytes -= series.bytes();
      series.drop();
    }
    return series.isDropped();
  }

  /**
   * Returns metrics of an account and region, in order.
   *
   * @param after the last metric seen, or {@code null} at first
   * @param matches which of them are wanted
   * @param max the maximum number of metrics
   */
  public List<MetricId> list(
      String account,
      String region,
      @Nullable MetricId after,
      Predicate<MetricId> matches,
      int max) {
    MetricId from = after == null ? new MetricId(account, region, "", "", List.of()) : after;
    List<MetricId> found = new ArrayList<>();
    for (MetricId id : metrics.tailMap(from, false).keySet()) {
      if (found.size() == max || !id.account().equals(account) || !id.region().equals(region)) {
        break;
      }
      if (matches.test(id)) {
        found.add(id);
      }
    }
    return found;
  }

  /** Returns when the last minute of a metric with data begins; {@code null} if it is unknown. */
  public @Nullable Long lastDataMillis(MetricId id) {
    NavigableMap<String, Series> units = metrics.get(id);
    return units == null
        ? null
        : units.values().stream().map(Series::lastMillis).max(Long::compare).orElse(null);
  }

  /** Returns the units that a metric has data in, in alphabetical order. */
  public List<String> units(MetricId id) {
    NavigableMap<String, Series> units = metrics.get(id);
    return units == null ? List.of() : List.copyOf(units.keySet());
  }

  @Override
  public TimeSeries read(MetricStat stat, long startMillis, long endMillis) {
    TimeSeries.Builder points = new TimeSeries.Builder();
    for (Bucket bucket : buckets(stat, startMillis, endMillis)) {
      if (stat.statistic().isKnown(bucket.aggregate())) {
        points.add(bucket.startMillis(), stat.statistic().of(bucket.aggregate()));
      }
    }
    return points.build();
  }

  /**
   * Returns the values of a metric by period, for computing several statistics at once; the
   * request's own statistic is ignored. If it names no unit, the data in the first unit is used.
   * Periods start at multiples of their length.
   *
   * @param startMillis the start of the time range, inclusive, in milliseconds since the epoch
   * @param endMillis its end, exclusive
   */
  public List<Bucket> aggregates(MetricStat stat, long startMillis, long endMillis) {
    long periodMillis = stat.periodSeconds() * 1000L;
    return buckets(stat, Series.ceilDiv(startMillis, periodMillis) * periodMillis, endMillis);
  }

  private List<Bucket> buckets(MetricStat stat, long startMillis, long endMillis) {
    NavigableMap<String, Series> units = metrics.get(stat.metric());
    if (units == null || units.isEmpty()) {
      return List.of();
    }
    Series series = stat.unit() == null ? units.firstEntry().getValue() : units.get(stat.unit());
    return series == null
        ? List.of()
        : series.read(
            stat.periodSeconds(), startMillis, Math.min(endMillis, readableUntil(stat.metric())));
  }

  private long readableUntil(MetricId id) {
    boolean isLate = publishLagMillis > 0 && id.namespace().equals(QueueMetrics.NAMESPACE);
    return isLate
        ? timeline.nowMillis() - publishLagMillis - Series.MINUTE_MILLIS + 1
        : Long.MAX_VALUE;
  }

  /** Drops the metrics of an account. */
  public void forget(String account) {
    metrics
        .tailMap(new MetricId(account, "", "", "", List.of()), true)
        .entrySet()
        .removeIf(
            metric -> metric.getKey().account().equals(account) && dropAll(metric.getValue()));
  }

  private boolean dropAll(NavigableMap<String, Series> units) {
    for (Series series : units.values()) {
      bytes -= series.bytes();
      series.drop();
    }
    return true;
  }

  /** Drops all metrics. */
  public void reset() {
    metrics.values().forEach(units -> units.values().forEach(Series::drop));
    metrics.clear();
    bytes = 0;
    wasFull = false;
  }
}
