package dev.tailback.server.prometheus;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;

/** A metric with a number for each combination of labels. */
abstract class Family {

  /** Adds a number. */
  abstract void add(Labels labels, double value);

  /** Adds a whole number. */
  final void add(Labels labels, long value) {
    add(labels, (double) value);
  }

  /** Returns the metric with all its numbers. */
  abstract MetricSnapshot snapshot();

  /** Returns a metric whose numbers go up and down. */
  static Family gauge(String name, String help) {
    GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
    return new Family() {
      @Override
      void add(Labels labels, double value) {
        gauge.dataPoint(GaugeDataPointSnapshot.builder().labels(labels).value(value).build());
      }

      @Override
      MetricSnapshot snapshot() {
        return gauge.build();
      }
    };
  }

  /**
   * Returns a metric whose numbers only go up.
   *
   * @param name without {@code _total}, which the text has at its end
   */
  static Family counter(String name, String help) {
    CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name).help(help);
    return new Family() {
      @Override
      void add(Labels labels, double value) {
        counter.dataPoint(CounterDataPointSnapshot.builder().labels(labels).value(value).build());
      }

      @Override
      MetricSnapshot snapshot() {
        return counter.build();
      }
    };
  }
}
