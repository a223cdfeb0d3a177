package dev.tailback.server.admin;

import dev.tailback.engine.queue.EventPage;
import dev.tailback.engine.queue.LoggedEvent;
import java.util.List;

/**
 * A server-sent event.
 *
 * @param type what has happened, such as {@code deleted}; {@code lost} if events were dropped
 * @param id the number to continue after
 * @param data a JSON object on one line
 */
public record StreamedEvent(String type, long id, String data) {

  static StreamedEvent of(LoggedEvent event) {
    return new StreamedEvent(
        EventNames.of(event.kind()), event.number(), ShownEvents.show(event).toString());
  }

  /** Returns the event that says how many events before a page were dropped. */
  static StreamedEvent lost(EventPage page) {
    List<LoggedEvent> events = page.events();
    long before = events.isEmpty() ? page.next() : events.get(0).number() - 1;
    return new StreamedEvent(
        "lost", before, AdminRequest.JSON.createObjectNode().put("lost", page.lost()).toString());
  }
}
