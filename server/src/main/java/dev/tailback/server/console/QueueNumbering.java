package dev.tailback.server.console;

import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.Queues;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives each queue a number, by which the stream names it. Numbers are not reused. */
final class QueueNumbering {
  private final Map<Queue, Integer> numbers = new LinkedHashMap<>();
  private int next;

  /** Numbers the existing queues, and forgets all others. */
  void update(Queues queues) {
    for (Queue queue : queues.all()) {
      if (!numbers.containsKey(queue)) {
        numbers.put(queue, next);
        next++;
      }
    }
    if (numbers.size() > queues.all().size()) {
      numbers.keySet().removeIf(queue -> queues.find(queue.address()) != queue);
    }
  }

  /** Returns the numbered queues in the order of their numbers. */
  Map<Queue, Integer> all() {
    return numbers;
  }

  /** Returns a queue's number, or {@code null} if there is no queue. */
  @Nullable Integer of(@Nullable Queue queue) {
    return queue == null ? null : numbers.get(queue);
  }
}
