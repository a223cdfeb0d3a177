package dev.tailback.server.admin;

import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueLimits;

/** The state in which a server started, for resets. */
public interface InitialState {

  /** Restores the state in which the server started, except for the time. */
  void restore();

  /** Returns the limits that a queue had at the start, or would have had. */
  QueueLimits limits(Queue queue);
}
