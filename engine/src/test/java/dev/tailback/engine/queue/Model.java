package dev.tailback.engine.queue;

import java.util.ArrayList;
import java.util.List;

/** Queues of plain lists, with which an engine is compared: everything is found by looking. */
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

  /** All that is due now: delays, timeouts and lives end; who waits is served; waits end. */
  void happen() {
    queues.forEach(ModelQueue::settle);
    serve();
    queues.forEach(ModelQueue::endWaits);
  }

  /** Serves who waits; what is dead-lettered by that may serve others. */
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
