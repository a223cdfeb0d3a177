package dev.tailback.engine.queue;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The queues by address, and those of them that are active. */
final class QueueIndex {
  private final NavigableMap<QueueAddress, Queue> queues = new TreeMap<>();
  private final Namesakes namesakes = new Namesakes();
  private final DeadLetterSources sources = new DeadLetterSources();
  private final ActiveQueues active = new ActiveQueues();

  void add(Queue queue) {
    queues.put(queue.address(), queue);
    namesakes.add(queue.address());
    sources.add(queue, queue.settings().redrivePolicy());
  }

  void remove(Queue queue) {
    queues.remove(queue.address());
    namesakes.remove(queue.address());
    sources.remove(queue, queue.settings().redrivePolicy());
  }

  ActiveQueues active() {
    return active;
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
    return sources.of(target);
  }

  /** Notes that the redrive policy of a queue has changed. */
  void redirected(Queue queue, @Nullable RedrivePolicy before) {
    if (queues.get(queue.address()) == queue) {
      sources.remove(queue, before);
      sources.add(queue, queue.settings().redrivePolicy());
    }
  }

  void checkInvariants() {
    namesakes.checkInvariants(queues.navigableKeySet());
    sources.checkInvariants(queues.values());
  }
}
