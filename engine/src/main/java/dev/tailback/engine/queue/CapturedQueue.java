package dev.tailback.engine.queue;

import dev.tailback.engine.state.StateOutput;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The state of one queue, as a {@link Capture} sees it. */
interface CapturedQueue {
  /** Writes the queue without its messages and entries. */
  void writeTo(StateOutput out);

  StoredMessages stored();

  /**
   * Returns what finds the tenant of a message, {@code null} if the queue has none. Like {@link
   * #stored}, it stays right for messages that are purged later.
   */
  Function<Message, @Nullable Tenant> tenants();

  /** Returns the entries as they are now. */
  List<CapturedEntry> entries();
}
