package dev.tailback.lab.sim.consumer;

import dev.tailback.lab.sim.time.Event;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes the messages that a listener container has processed: one by one at once, or several by
 * one request when there are ten, or after a second.
 */
final class Acknowledgements {
  private static final int THRESHOLD = 10;
  private static final double INTERVAL_SECONDS = 1;

  private final Crew crew;
  private final List<Task> collected = new ArrayList<>();
  private final Event interval = Event.of(this::flush);

  Acknowledgements(Crew crew) {
    this.crew = crew;
  }

  void add(Task task) {
    collected.add(task);
    if (!crew.plan().deletesBatch() || collected.size() == THRESHOLD) {
      flush();
    } else if (!interval.isScheduled()) {
      crew.agenda().schedule(interval, crew.agenda().now() + INTERVAL_SECONDS);
    }
  }

  private void flush() {
    crew.agenda().cancel(interval);
    crew.delete(collected);
    collected.clear();
  }

  /** Drops the deletes that are still pending. */
  void drop() {
    crew.agenda().cancel(interval);
    collected.forEach(crew.heartbeats()::end);
    collected.clear();
  }
}
