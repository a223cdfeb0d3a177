package dev.tailback.server.forward.seen;

import dev.tailback.engine.queue.Elsewhere;

/** What a call shows about its queue. */
@FunctionalInterface
interface Witness {

  /** Shows only that the queue exists. */
  Witness NOTHING = (queue, receipts) -> {};

  /** Applies it to the queue, inside the gate. */
  void tell(Elsewhere queue, Receipts receipts);
}
