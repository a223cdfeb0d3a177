package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.engine.queue.EventPage;
import org.jspecify.annotations.Nullable;

/** Waits for the next events. */
final class EventPoll implements PendingAnswer {
  private final EventReader reader;
  private final int max;
  private final long maxMillis;

  /**
   * @param max the maximum number of events in the answer
   * @param maxMillis how long to wait for the first
   */
  EventPoll(EventReader reader, int max, long maxMillis) {
    this.reader = reader;
    this.max = max;
    this.maxMillis = maxMillis;
  }

  @Override
  public long maxMillis() {
    return maxMillis;
  }

  @Override
  public Admin.@Nullable Answer look() {
    EventPage page = reader.page(max);
    return page.events().isEmpty() && page.lost() == 0 && maxMillis > 0 ? null : answer(page);
  }

  @Override
  public Admin.Answer end() {
    return answer(reader.page(max));
  }

  private static Admin.Answer answer(EventPage page) {
    ObjectNode shown = AdminRequest.JSON.createObjectNode();
    shown.set("events", ShownEvents.show(page.events()));
    shown.put("next", page.next());
    shown.put("lost", page.lost());
    return Admin.Answer.ok(shown);
  }
}
