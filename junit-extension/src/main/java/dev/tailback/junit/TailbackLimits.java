package dev.tailback.junit;

import dev.tailback.engine.EngineGate;
import dev.tailback.engine.QueueAddress;
import dev.tailback.engine.QueueLimits;
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

  /** How many messages may be in flight, 1 or more; SQS's own is 120,000. */
  public TailbackLimits inFlight(int most) {
    return change(before -> new QueueLimits(most, before.lookAhead()));
  }

  /** How many messages of a FIFO queue are searched for a free group; SQS's own is 120,000. */
  public TailbackLimits lookAhead(int most) {
    return change(before -> new QueueLimits(before.inFlight(), most));
  }

  private TailbackLimits change(UnaryOperator<QueueLimits> change) {
    gate.run(engine -> engine.queue(address).limit(change.apply(engine.queue(address).limits())));
    return this;
  }
}
