package dev.tailback.server;

import dev.tailback.config.MonitoringSettings;
import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.scaling.Monitoring;
import dev.tailback.engine.scaling.Scaling;
import dev.tailback.server.auth.QueuePolicies;
import dev.tailback.server.outgoing.AlarmDelivery;
import dev.tailback.server.outgoing.CustomResources;
import dev.tailback.server.outgoing.OutgoingHttp;
import org.jspecify.annotations.Nullable;

/** Where alarms and scaling send their notifications: queues, webhooks and scaling targets. */
final class Outlets {
  private Outlets() {}

  /**
   * Starts to send notifications.
   *
   * @param policies which queues accept notifications, {@code null} for all
   */
  static void open(
      EngineGate gate,
      Monitoring monitoring,
      MonitoringSettings settings,
      OutgoingHttp outgoing,
      @Nullable QueuePolicies policies) {
    gate.run(
        queues -> {
          Alarms alarms = monitoring.alarms();
          alarms.addListener(
              new AlarmDelivery(gate, queues, alarms.history(), settings, outgoing, policies));
          Scaling scaling = monitoring.scaling();
          scaling.addListener(new CustomResources(gate, queues.timeline(), scaling, outgoing));
        });
  }
}
