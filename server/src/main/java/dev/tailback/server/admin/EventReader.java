package dev.tailback.server.admin;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.EventFilter;
import dev.tailback.engine.queue.EventPage;
import dev.tailback.engine.queue.LoggedEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the events that match a filter, from a number onward; each read continues where the last
 * one ended. Used by one thread at a time.
 */
public final class EventReader implements AdminReply {
  private final EngineGate gate;
  private final EventFilter filter;
  private long position;

  /**
   * @param after the number of the event before the first
   */
  EventReader(EngineGate gate, EventFilter filter, long after) {
    this.gate = gate;
    this.filter = filter;
    this.position = after;
  }

  /** Returns the next events, as the engine has them. */
  EventPage page(int max) {
    EventPage page = gate.call(queues -> queues.eventLog().after(position, filter, max));
    position = page.next();
    return page;
  }

  /**
   * Returns what a stream sends next; empty if nothing has happened.
   *
   * @param max the maximum number of events
   */
  public List<StreamedEvent> next(int max) {
    EventPage page = page(max);
    List<StreamedEvent> next = new ArrayList<>();
    if (page.lost() > 0) {
      next.add(StreamedEvent.lost(page));
    }
    for (LoggedEvent event : page.events()) {
      next.add(StreamedEvent.of(event));
    }
    return next;
  }
}
