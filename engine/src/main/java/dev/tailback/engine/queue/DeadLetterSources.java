package dev.tailback.engine.queue;

import dev.tailback.engine.time.Invariant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The source queues by their dead-letter queue, which need not exist. */
final class DeadLetterSources {
  private final Map<QueueAddress, NavigableMap<QueueAddress, Queue>> byTarget = new HashMap<>();

  void add(Queue source, @Nullable RedrivePolicy policy) {
    if (policy != null) {
      byTarget
          .computeIfAbsent(policy.deadLetterTarget(), target -> new TreeMap<>())
          .put(source.address(), source);
    }
  }

  void remove(Queue source, @Nullable RedrivePolicy policy) {
    if (policy != null) {
      byTarget.computeIfPresent(
          policy.deadLetterTarget(),
          (target, sources) -> {
            sources.remove(source.address());
            return sources.isEmpty() ? null : sources;
          });
    }
  }

  /** Returns the queues that have this dead-letter queue, by their addresses. */
  List<Queue> of(QueueAddress target) {
    NavigableMap<QueueAddress, Queue> sources = byTarget.get(target);
    return sources == null ? List.of() : List.copyOf(sources.values());
  }

  void checkInvariants(Collection<Queue> queues) {
    int known = byTarget.values().stream().mapToInt(Map::size).sum();
    int having = 0;
    for (Queue queue : queues) {
      RedrivePolicy policy = queue.settings().redrivePolicy();
      having += policy == null ? 0 : 1;
      Invariant.that(
          policy == null || of(policy.deadLetterTarget()).contains(queue),
          "a dead-letter queue knows its sources");
    }
    Invariant.that(known == having, "all sources have their dead-letter queues");
  }
}
