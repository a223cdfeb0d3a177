package dev.tailback.engine.queue;

import java.util.List;

/**
 * Some events of the {@link EventLog}.
 *
 * @param events the oldest first
 * @param next the number after which to go on
 * @param lost how many events after the number that was asked for are not known any more, of
 *     whatever queue and kind
 */
public record EventPage(List<LoggedEvent> events, long next, long lost) {
  public EventPage {
    events = List.copyOf(events);
  }
}
