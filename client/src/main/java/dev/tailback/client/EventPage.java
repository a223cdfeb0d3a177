package dev.tailback.client;

import java.util.List;

/**
 * Some events.
 *
 * @param events the oldest first
 * @param next the number after which to go on
 * @param lost how many events in between are not known any more, of whatever queue and kind
 */
public record EventPage(List<Event> events, long next, long lost) {
  public EventPage {
    events = List.copyOf(events);
  }
}
