package dev.tailback.engine.queue;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;

/** The queues that have been used since they were last found idle. */
final class ActiveQueues {
  private final Set<Queue> queues = new LinkedHashSet<>();

  void add(Queue queue) {
    queues.add(queue);
  }

  void remove(Queue queue) {
    queues.remove(queue);
  }

  Collection<Queue> all() {
    return Collections.unmodifiableSet(queues);
  }

  void removeIf(Predicate<Queue> isIdle) {
    queues.removeIf(
        queue -> {
          boolean leaves = isIdle.test(queue);
          if (leaves) {
            queue.becomeIdle();
          }
          return leaves;
        });
  }
}
