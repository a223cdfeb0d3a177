package dev.tailback.server.service;

import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.ReceivedMessage;
import dev.tailback.engine.queue.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody outside wants to go otherwise within an action; here, nothing.
 *
 * <p>The action asks the reply it is given: see {@link Reply#disturbance}.
 */
public interface Disturbance {
  /** Everything goes as it should. */
  Disturbance NONE = new Disturbance() {};

  /** Why an entry of a batch fails without being carried out; {@code null} if it doesn't. */
  default @Nullable Refusal entryFailure() {
    return null;
  }

  /** What a count of messages is told as. */
  default long told(long count) {
    return count;
  }

  /** Whether a receive finds nothing, and takes nothing, whatever there is. */
  default boolean hidesMessages() {
    return false;
  }

  /** Is run inside the gate before a queue is looked at for messages. */
  default void beforeReceive(Queue queue) {}

  /** Is run outside the gate before messages that were received are sent. */
  default void received(List<ReceivedMessage> messages) {}
}
