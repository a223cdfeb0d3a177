package dev.tailback.server.admin;

import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueLimits;

/** How a server started, for it to go back to. */
public interface InitialState {

  /** Puts everything back to how the server started, except for the time. */
  void restore();

  /** The limits that a queue had at the start, or would have had if it had been there. */
  QueueLimits limits(Queue queue);
}
