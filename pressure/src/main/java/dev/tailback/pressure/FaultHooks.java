package dev.tailback.pressure;

import dev.tailback.engine.queue.Queue;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Hooks by which a fault rule changes what happens inside an action. They travel with the call; the
 * action asks them. Every default does nothing.
 */
public interface FaultHooks {
  /** Hooks that change nothing. */
  FaultHooks NONE = new FaultHooks() {};

  /** Returns why an entry of a batch fails without effect; {@code null} if it doesn't. */
  default @Nullable EntryFailure entryFailure() {
    return null;
  }

  /** Returns the number that is reported for an approximate count of messages. */
  default long approximate(long count) {
    return count;
  }

  /** Returns whether a receive finds nothing, whatever is in the queue. */
  default boolean hidesMessages() {
    return false;
  }

  /** Returns the messages that a receive gets, {@code null} if it gets those that are due. */
  default @Nullable Set<UUID> chosenMessages() {
    return null;
  }

  /** Called inside the gate before a receive looks for messages. */
  default void beforeReceive(Queue queue) {}

  /**
   * Returns whether a message that was just received is to be delivered again.
   *
   * @param receiveCount how often it has been received, including this time
   */
  default boolean deliversAgain(int receiveCount) {
    return false;
  }

  /**
   * The error of a batch entry.
   *
   * @param code the code or name of an error of the service
   */
  record EntryFailure(String code, String text) {}
}
