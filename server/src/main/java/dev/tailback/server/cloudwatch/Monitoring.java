package dev.tailback.server.cloudwatch;

import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.metric.Metrics;
import dev.tailback.engine.metric.QueueMetrics;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.Queues;

/**
 * The metrics and alarms of one server. What it hands out is used inside the gate only. Alarms are
 * evaluated every minute, as soon as the metrics of the queues have been published.
 */
public final class Monitoring {
  private static final System.Logger LOG = System.getLogger(Monitoring.class.getName());

  private final Metrics metrics;
  private final Alarms alarms;

  private Monitoring(Queues queues, long maxBytes) {
    metrics = new Metrics(queues.timeline(), maxBytes);
    metrics.whenFull(Monitoring::warnOfFullStore);
    alarms = new Alarms(queues.timeline(), metrics);
    new QueueMetrics(queues, metrics)
        .afterMinute(() -> alarms.evaluate(queues.timeline().nowMillis()));
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

  /** Drops everything in one account. */
  public void forget(String account) {
    alarms.forget(account);
    metrics.forget(account);
  }

  /** Drops everything. */
  public void reset() {
    alarms.reset();
    metrics.reset();
  }
}
