package dev.tailback.junit;

import dev.tailback.engine.queue.Queue;

/** Watches a queue of an emulator in this JVM until it is ended. */
final class Watch {
  private final TailbackQueue queue;
  private final Arrivals arrivals;

  Watch(TailbackQueue queue) {
    this.queue = queue;
    this.arrivals =
        queue
            .emulator()
            .gate()
            .call(
                queues -> {
                  Arrivals added = new Arrivals(queue.address(), queues.timeline().nowMillis());
                  queues.addListener(added);
                  return added;
                });
  }

  /** Returns whether nothing could be received and, if not, what came first and when. */
  Finding finding() {
    return queue
        .emulator()
        .gate()
        .call(
            queues -> {
              Queue found = queues.find(queue.address());
              return found == null
                  ? Finding.changing(false, "it does not exist")
                  : arrivals.finding(found);
            });
  }

  void end() {
    queue.emulator().gate().run(queues -> queues.removeListener(arrivals));
  }
}
