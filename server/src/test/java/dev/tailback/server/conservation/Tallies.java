package dev.tailback.server.conservation;

import dev.tailback.engine.queue.EngineListener;
import dev.tailback.engine.queue.MessageEvent;
import dev.tailback.engine.queue.MessageEvent.Kind;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Counts each queue's events. */
final class Tallies implements EngineListener {
  private final Map<Tally, Long> counts = new ConcurrentHashMap<>();

  private record Tally(String queue, Kind kind) {}

  @Override
  public void happened(MessageEvent event) {
    count(event.queue().name(), event.kind(), 1);
    if (event.kind() == Kind.MOVED) {
      String target = Objects.requireNonNull(event.target()).name();
      count(target, Kind.SENT, -1); // its SENT event comes next, and does not count
    }
  }

  private void count(String queue, Kind kind, long number) {
    counts.merge(new Tally(queue, kind), number, Long::sum);
  }

  private long of(String queue, Kind kind) {
    return counts.getOrDefault(new Tally(queue, kind), 0L);
  }

  /** Returns how many messages clients sent, without those that a move task stored. */
  long sent(String queue) {
    return of(queue, Kind.SENT);
  }

  /** Returns how many messages were received, including those whose answers reached nobody. */
  long received(String queue) {
    return of(queue, Kind.RECEIVED);
  }

  long takenBack(String queue) {
    return of(queue, Kind.TAKEN_BACK);
  }

  /** Returns how many deletes had a valid receipt handle. */
  long deleted(String queue) {
    return of(queue, Kind.DELETED) + of(queue, Kind.DELETE_IGNORED);
  }

  long deadLettered(String queue) {
    return of(queue, Kind.DEAD_LETTERED);
  }

  long expired(String queue) {
    return of(queue, Kind.EXPIRED);
  }
}
