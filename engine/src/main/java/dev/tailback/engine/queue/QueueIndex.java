package dev.tailback.engine.queue;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The queues by address. */
final class QueueIndex {
  private final NavigableMap<QueueAddress, Queue> queues = new TreeMap<>();
  private final Namesakes namesakes = new Namesakes();

  void add(Queue queue) {
    queues.put(queue.address(), queue);
    namesakes.add(queue.address());
  }

  void remove(Queue queue) {
    queues.remove(queue.address());
    namesakes.remove(queue.address());
  }

  @Nullable Queue find(QueueAddress address) {
    return queues.get(address);
  }

  Collection<Queue> all() {
    return queues.values();
  }

  Collection<Queue> from(QueueAddress address) {
    return queues.tailMap(address, true).values();
  }

  List<QueueAddress> namesakes(QueueAddress address, int max) {
    return namesakes.of(address, max);
  }

  /** Returns the queues that name this one as their dead-letter queue. */
  List<Queue> deadLetterSources(QueueAddress target) {
    return queues.values().stream().filter(queue -> hasTarget(queue, target)).toList();
  }

  private static boolean hasTarget(Queue queue, QueueAddress target) {
    RedrivePolicy policy = queue.settings().redrivePolicy();
    return policy != null && policy.deadLetterTarget().equals(target);
  }

  void checkInvariants() {
    namesakes.checkInvariants(queues.navigableKeySet());
  }
}
