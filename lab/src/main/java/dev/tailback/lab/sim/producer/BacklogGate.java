package dev.tailback.lab.sim.producer;

import dev.tailback.lab.scenario.ProducerPlan;
import dev.tailback.lab.sim.client.SimQueue;
import java.util.List;

/** Holds a producer back while the backlog of its queues is long. */
final class BacklogGate {
  private final ProducerPlan.Gate plan;
  private final List<SimQueue> queues;
  private boolean isClosed;

  BacklogGate(ProducerPlan.Gate plan, List<SimQueue> queues) {
    this.plan = plan;
    this.queues = queues;
  }

  /** Returns whether a message that arrives now is held back. */
  boolean isClosed() {
    long visible = queues.stream().mapToLong(queue -> queue.engine().counts().visible()).sum();
    isClosed = isClosed ? visible >= plan.resumeBelow() : visible >= plan.above();
    return isClosed;
  }
}
