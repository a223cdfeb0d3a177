package dev.tailback.engine.queue;

import org.jspecify.annotations.Nullable;

/** What a message remembers of its receives: the client of the only one, or several of them. */
sealed interface ReceiveMemory permits QueueClient, ReceiveHistory {

  /** Returns the client that received the message last; {@code null} if that is forgotten. */
  @Nullable QueueClient last();
}
