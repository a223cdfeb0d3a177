package dev.tailback.client;

import java.util.List;

/**
 * Some events.
 *
 * @param events the oldest first
 * @param next the number to continue after
 * @param lost how many events in between have been dropped, of any queue and kind
 */
public record EventPage(List<Event> events, long next, long lost) {
  public EventPage {
    events = List.copyOf(events);
  }
}
