package dev.tailback.server.admin;

import dev.tailback.engine.queue.EventCounts;
import dev.tailback.engine.queue.EventFilter;
import dev.tailback.engine.queue.LoggedEvent;
import dev.tailback.engine.queue.MessageEvent.Kind;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Queues;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The events of a queue that are not counted, because they came before a number.
 *
 * @param since the event since which the queue has counted; a queue that was created or reset later
 *     has had none of them
 */
record EventBase(long since, Map<Kind, Long> counts) {
  /** Counts all events. */
  static final EventBase NONE = new EventBase(0, Map.of());

  /** Returns a base from which only the events after a number count. They must all be known. */
  static EventBase at(Queues queues, QueueAddress address, long after) {
    Queue queue = queues.find(address);
    if (queue == null || queue.inspection().eventCounts().since() >= after) {
      return NONE;
    }
    EventCounts all = queue.inspection().eventCounts();
    Map<Kind, Long> before = new EnumMap<>(all.counts());
    List<LoggedEvent> later =
        queues
            .eventLog()
            .after(after, new EventFilter(address, Set.of()), Integer.MAX_VALUE)
            .events();
    for (LoggedEvent event : later) {
      if (event.queue().equals(address)) {
        before.merge(event.kind(), (long) -event.messages(), Long::sum);
      }
    }
    return new EventBase(all.since(), before);
  }

  /** Returns how many events count. */
  Map<Kind, Long> countsOf(EventCounts all) {
    Map<Kind, Long> left = new EnumMap<>(all.counts());
    if (all.since() == since) {
      counts.forEach((kind, number) -> left.merge(kind, -number, Long::sum));
    }
    return left;
  }
}
