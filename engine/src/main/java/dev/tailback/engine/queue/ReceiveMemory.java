package dev.tailback.engine.queue;

import org.jspecify.annotations.Nullable;

/**
 * What a message remembers about its receives: the client of the only one, or the history of
 * several.
 */
sealed interface ReceiveMemory permits QueueClient, ReceiveHistory {

  /** Returns the client that received the message last; {@code null} if that is forgotten. */
  @Nullable QueueClient last();
}
