package dev.tailback.junit;

import dev.tailback.engine.queue.EngineListener;
import dev.tailback.engine.queue.MessageEvent;
import dev.tailback.engine.queue.QueueAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps the last events of each queue. A message that moves from one queue to another is in the
 * history of both. Used inside the gate only.
 */
final class Journal implements EngineListener {
  private final Map<QueueAddress, QueueHistory> histories = new HashMap<>();

  @Override
  public void happened(MessageEvent event) {
    QueueEvent kept = QueueEvent.of(event);
    QueueHistory history = historyToWrite(event.queue());
    history.increment(event.kind());
    history.add(kept);
    QueueAddress target = event.target();
    if (target != null && !target.equals(event.queue())) {
      historyToWrite(target).add(kept);
    }
  }

  private QueueHistory historyToWrite(QueueAddress queue) {
    return histories.computeIfAbsent(queue, unknown -> new QueueHistory());
  }

  QueueHistory history(QueueAddress queue) {
    return histories.getOrDefault(queue, QueueHistory.NOTHING);
  }

  void forget(String account) {
    histories.keySet().removeIf(queue -> queue.account().equals(account));
  }
}
