package dev.tailback.engine.queue;

import java.util.List;

/**
 * Some events of the {@link EventLog}.
 *
 * @param events the oldest first
 * @param next the number to continue after
 * @param lost how many events after the requested number have been dropped, of any queue and kind
 */
public record EventPage(List<LoggedEvent> events, long next, long lost) {
  public EventPage {
    events = List.copyOf(events);
  }
}
