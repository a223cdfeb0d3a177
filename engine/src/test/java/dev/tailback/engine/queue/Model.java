package dev.tailback.engine.queue;

import java.util.ArrayList;
import java.util.List;

/** A naive implementation with plain lists, with which the engine is compared. */
final class Model {
  final List<ModelQueue> queues = new ArrayList<>();
  long now;

  Model(long now) {
    this.now = now;
  }

  void add(ModelQueue queue) {
    queues.add(queue);
  }

  void advanceTo(long to) {
    for (long next = nextEvent(); next <= to; next = nextEvent()) {
      now = Math.max(now, next);
      happen();
    }
    now = to;
  }

  /** Ends delays, timeouts and retention that are due, serves waiting receives, then ends waits. */
  void happen() {
    queues.forEach(ModelQueue::settle);
    serve();
    queues.forEach(ModelQueue::endWaits);
  }

  /** Serves waiting receives. Dead letters that this causes may serve others. */
  void serve() {
    boolean served = true;
    while (served) {
      served = false;
      for (ModelQueue queue : queues) {
        served |= queue.serve();
      }
    }
  }

  private long nextEvent() {
    return queues.stream().mapToLong(ModelQueue::nextEvent).min().orElse(Long.MAX_VALUE);
  }
}
