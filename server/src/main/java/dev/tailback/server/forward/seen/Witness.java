package dev.tailback.server.forward.seen;

import dev.tailback.engine.queue.Elsewhere;

/** What a call shows of its queue. */
@FunctionalInterface
interface Witness {

  /** Shows nothing but that there is the queue. */
  Witness NOTHING = (queue, receipts) -> {};

  /** Tells it to the queue; inside the gate. */
  void tell(Elsewhere queue, Receipts receipts);
}
