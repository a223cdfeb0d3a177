package dev.tailback.engine.scaling;

import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.metric.Metrics;
import dev.tailback.engine.metric.QueueMetrics;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.time.Timeline;

/**
 * The metrics and alarms of one world, and what its alarms scale. Used only inside the gate. Every
 * minute the metrics of queues and of scalable targets are published, then the alarms are
 * evaluated, and finally the policies that they call are carried out.
 */
public final class Monitoring {
  private static final long MINUTE_MILLIS = 60_000;

  private final Metrics metrics;
  private final Alarms alarms;
  private final Scaling scaling;

  /**
   * Starts to publish the metrics of queues.
   *
   * @param maxBytes about how much memory all metrics may take
   * @param whenFull runs when the oldest hours are dropped for lack of room
   */
  public Monitoring(Queues queues, long maxBytes, Runnable whenFull) {
    metrics = new Metrics(queues.timeline(), maxBytes);
    metrics.whenFull(whenFull);
    alarms = new Alarms(queues.timeline(), metrics);
    scaling = new Scaling(queues.timeline(), alarms);
    TargetMetrics targetMetrics = new TargetMetrics(scaling, metrics);
    new QueueMetrics(queues, metrics)
        .afterMinute(() -> endMinute(targetMetrics, queues.timeline()));
  }

  private void endMinute(TargetMetrics targetMetrics, Timeline timeline) {
    long now = timeline.nowMillis();
    targetMetrics.publish(Math.floorDiv(now, MINUTE_MILLIS) * MINUTE_MILLIS - MINUTE_MILLIS);
    alarms.evaluate(now);
  }

  /** Returns the metrics. */
  public Metrics metrics() {
    return metrics;
  }

  /** Returns the alarms. */
  public Alarms alarms() {
    return alarms;
  }

  /** Returns the scalable targets. */
  public Scaling scaling() {
    return scaling;
  }

  /** Drops everything in one account. */
  public void forget(String account) {
    scaling.forget(account);
    alarms.forget(account);
    metrics.forget(account);
  }

  /** Drops everything. */
  public void reset() {
    scaling.reset();
    alarms.reset();
    metrics.reset();
  }
}
