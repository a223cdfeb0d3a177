package dev.tailback.server.export;

import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueLimits;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.scaling.Monitoring;
import dev.tailback.server.sqs.queue.QueueAttribute;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The state of one account and region at one moment. Immutable.
 *
 * @param queues the queues in the order of their names
 * @param limits the limits of these queues, by name
 * @param defaultLimits the limits of new queues
 * @param storedBytes how much all messages may take, {@code null} if nobody has changed that
 * @param messages how many messages these queues have
 * @param queuesElsewhere how many queues other accounts or regions have
 * @param scaling its alarms and scalable targets
 */
record ExportedState(
    long nowMillis,
    List<CopiedQueue> queues,
    Map<String, QueueLimits> limits,
    QueueLimits defaultLimits,
    @Nullable Long storedBytes,
    long messages,
    int queuesElsewhere,
    ExportedScaling scaling) {

  /** Captures the state. Used only inside the gate. */
  static ExportedState of(Queues all, Monitoring monitoring, String account, String region) {
    List<CopiedQueue> queues = new ArrayList<>();
    Map<String, QueueLimits> limits = new LinkedHashMap<>();
    long messages = 0;
    for (Queue queue : all.all()) {
      if (queue.address().account().equals(account) && queue.address().region().equals(region)) {
        queues.add(copied(queue));
        limits.put(queue.address().name(), queue.limits());
        messages +=
            (long) queue.counts().visible() + queue.counts().delayed() + queue.counts().inFlight();
      }
    }
    boolean isSizeChanged = all.maxStoredBytes() != all.settings().maxStoredBytes();
    return new ExportedState(
        all.timeline().nowMillis(),
        queues,
        limits,
        all.defaultLimits(),
        isSizeChanged ? all.maxStoredBytes() : null,
        messages,
        all.all().size() - queues.size(),
        new ExportedScaling(monitoring.alarms(), monitoring.scaling(), account, region));
  }

  private static CopiedQueue copied(Queue queue) {
    return new CopiedQueue(
        queue.address().name(),
        QueueAttribute.values(queue, List.of("All")),
        new TreeMap<>(queue.tags().byKey()),
        null);
  }
}
