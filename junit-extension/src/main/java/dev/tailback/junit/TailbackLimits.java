package dev.tailback.junit;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueLimits;
import java.util.function.UnaryOperator;

/**
 * The limits of one queue, which can be changed at any time: {@code queue.limits().inFlight(5)}.
 */
public final class TailbackLimits {
  private final EngineGate gate;
  private final QueueAddress address;

  TailbackLimits(EngineGate gate, QueueAddress address) {
    this.gate = gate;
    this.address = address;
  }

  /** Sets how many messages may be in flight, 1 or more; SQS's own limit is 120,000. */
  public TailbackLimits inFlight(int messages) {
    Arguments.positive("inFlight", messages);
    return change(before -> new QueueLimits(messages, before.lookAhead()));
  }

  /**
   * Sets how many messages of a FIFO queue are searched for a free group, 1 or more; SQS's own
   * limit is 120,000.
   */
  public TailbackLimits lookAhead(int messages) {
    Arguments.positive("lookAhead", messages);
    return change(before -> new QueueLimits(before.inFlight(), messages));
  }

  private TailbackLimits change(UnaryOperator<QueueLimits> change) {
    gate.run(queues -> queues.get(address).limit(change.apply(queues.get(address).limits())));
    return this;
  }
}
