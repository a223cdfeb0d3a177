package dev.tailback.client;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state at the end of a wait.
 *
 * @param holds whether all conditions hold
 * @param error what does not hold, in a sentence; {@code null} if everything holds
 * @param waitedMillis how long it took, in milliseconds of real time
 * @param atMillis the server's time, in milliseconds since the epoch
 * @param visible how many messages are visible; {@code null} if there is no such queue
 * @param inFlight how many messages are in flight
 * @param delayed how many messages are delayed
 * @param counts how many events there were, by kind; empty if there is no such queue
 * @param events the last events of the queue, at most 20, the oldest first
 * @param next the number of the last event of any queue
 */
public record AwaitResult(
    boolean holds,
    @Nullable String error,
    long waitedMillis,
    long atMillis,
    @Nullable Integer visible,
    @Nullable Integer inFlight,
    @Nullable Integer delayed,
    Map<String, Long> counts,
    List<Event> events,
    long next) {

  public AwaitResult {
    counts = counts == null ? Map.of() : Map.copyOf(counts);
    events = List.copyOf(events);
  }

  /** Returns how many events of a kind there were. */
  public long count(String kind) {
    return counts.getOrDefault(kind, 0L);
  }
}
