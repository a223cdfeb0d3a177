package dev.tailback.engine.metric;

import dev.tailback.engine.state.RestorableState;
import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the metrics of the last hour. A series that is about to change is written first.
 */
public final class MetricsState implements RestorableState {
  private static final long HOUR_MILLIS = 3_600_000;

  private final Metrics metrics;
  private final Map<Key, Series> left = new LinkedHashMap<>();
  private final Map<Series, Key> keys = new HashMap<>();
  private StateOutput out = new StateOutput();
  private long fromMillis;

  /** A metric in a unit. */
  private record Key(MetricId id, String unit) {}

  /** Creates a writer and reader. */
  public MetricsState(Metrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void begin() {
    end();
    fromMillis = metrics.nowMillis() - HOUR_MILLIS;
    metrics.forEach(
        (id, unit, series) -> {
          Key key = new Key(id, unit);
          left.put(key, series);
          keys.put(series, key);
        });
    metrics.saveBeforeChange(this::beforeChange);
  }

  @Override
  public boolean write(int untilBytes) {
    Iterator<Map.Entry<Key, Series>> next = left.entrySet().iterator();
    while (next.hasNext() && out.size() < untilBytes) {
      Map.Entry<Key, Series> series = next.next();
      next.remove();
      keys.remove(series.getValue());
      write(series.getKey(), series.getValue());
    }
    return next.hasNext();
  }

  private void beforeChange(Series series) {
    Key key = keys.remove(series);
    if (key != null) {
      left.remove(key);
      write(key, series);
    }
  }

  private void write(Key key, Series series) {
    out.writeRecord(key);
    series.writeTo(out, fromMillis);
  }

  @Override
  public StateOutput take(StateOutput next) {
    StateOutput written = out;
    next.clear();
    out = next;
    return written;
  }

  @Override
  public void end() {
    metrics.saveBeforeChange(null);
    left.clear();
    keys.clear();
    out.clear();
  }

  @Override
  public void read(StateInput block) {
    while (!block.isAtEnd()) {
      Key key = block.readRecord(Key.class);
      metrics.readSeries(key.id, key.unit, block);
    }
  }

  /** Called with each series of the metrics. */
  interface SeriesVisitor {
    void visit(MetricId id, String unit, Series series);
  }

  /** Called with a series before it changes. */
  interface ChangeListener {
    void beforeChange(Series series);

    static void tell(@Nullable ChangeListener listener, Series series) {
      if (listener != null) {
        listener.beforeChange(series);
      }
    }
  }
}
