package dev.tailback.engine.queue;

import dev.tailback.engine.queue.MessageEvent.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Selects events.
 *
 * @param queue where they happened, or where the message went; {@code null} for all queues
 * @param kinds what happened; empty for everything
 */
public record EventFilter(@Nullable QueueAddress queue, Set<Kind> kinds) {
  public EventFilter {
    kinds = Set.copyOf(kinds);
  }

  boolean matches(Kind kind, QueueAddress at, @Nullable QueueAddress target) {
    return (queue == null || queue.equals(at) || queue.equals(target))
        && (kinds.isEmpty() || kinds.contains(kind));
  }
}
