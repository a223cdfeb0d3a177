package dev.tailback.server.conservation;

import dev.tailback.engine.queue.EngineListener;
import dev.tailback.engine.queue.MessageEvent;
import dev.tailback.engine.queue.MessageEvent.Kind;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what happens in each queue, event by event. */
final class Tallies implements EngineListener {
  private final Map<Tally, Long> counts = new ConcurrentHashMap<>();

  private record Tally(String queue, Kind kind) {}

  @Override
  public void happened(MessageEvent event) {
    count(event.queue().name(), event.kind(), 1);
    if (event.kind() == Kind.MOVED) {
      String target = Objects.requireNonNull(event.target()).name();
      count(target, Kind.SENT, -1); // it is told as sent there next, and does not count
    }
  }

  private void count(String queue, Kind kind, long number) {
    counts.merge(new Tally(queue, kind), number, Long::sum);
  }

  private long of(String queue, Kind kind) {
    return counts.getOrDefault(new Tally(queue, kind), 0L);
  }

  /** Messages that clients sent; none that a move task stored. */
  long sent(String queue) {
    return of(queue, Kind.SENT);
  }

  /** Messages that receives took, also those whose answers reached nobody. */
  long received(String queue) {
    return of(queue, Kind.RECEIVED);
  }

  long takenBack(String queue) {
    return of(queue, Kind.TAKEN_BACK);
  }

  /** Deletes by a valid receipt handle. */
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
