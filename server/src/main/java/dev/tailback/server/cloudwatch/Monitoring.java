package dev.tailback.server.cloudwatch;

import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.metric.Metrics;
import dev.tailback.engine.metric.QueueMetrics;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.scaling.Scaling;
import dev.tailback.engine.scaling.TargetMetrics;
import dev.tailback.engine.time.Timeline;

/**
 * The metrics and alarms of one server, and what its alarms scale. What it hands out is used inside
 * the gate only. Every minute the metrics of queues and of scalable targets are published, then the
 * alarms are evaluated, and last the policies that they call are carried out.
 */
public final class Monitoring {
  private static final System.Logger LOG = System.getLogger(Monitoring.class.getName());
  private static final long MINUTE_MILLIS = 60_000;

  private final Metrics metrics;
  private final Alarms alarms;
  private final Scaling scaling;

  private Monitoring(Queues queues, long maxBytes) {
    metrics = new Metrics(queues.timeline(), maxBytes);
    metrics.whenFull(Monitoring::warnOfFullStore);
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

  /**
   * Begins to publish the metrics of the queues behind a gate.
   *
   * @param maxBytes about how much memory all metrics may take
   */
  public static Monitoring start(EngineGate gate, long maxBytes) {
    return gate.call(queues -> new Monitoring(queues, maxBytes));
  }

  private static void warnOfFullStore() {
    LOG.log(
        System.Logger.Level.WARNING,
        "The metrics take as much memory as they may: their oldest hours are dropped.");
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
