package dev.tailback.engine.queue;

import dev.tailback.engine.queue.MessageEvent.Kind;
import java.util.Map;

/**
 * How many events of each kind a queue has had since it was created or reset.
 *
 * @param since the number of the last event, of any queue, before the creation or reset
 * @param counts the counts of all kinds
 */
public record EventCounts(long since, Map<Kind, Long> counts) {
  public EventCounts {
    counts = Map.copyOf(counts);
  }

  /** Returns the number of events of a kind. */
  public long of(Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }
}
