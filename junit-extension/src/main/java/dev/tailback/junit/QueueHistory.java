package dev.tailback.junit;

import dev.tailback.engine.queue.MessageEvent.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The last events of one queue, and the number of events of each kind. */
final class QueueHistory {
  static final QueueHistory NOTHING = new QueueHistory();

  /** Enough for one test, and small compared to the messages themselves. */
  static final int MAX_EVENTS = 2_000;

  private final Deque<QueueEvent> events = new ArrayDeque<>();
  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
  private long total;

  void add(QueueEvent event) {
    if (events.size() == MAX_EVENTS) {
      events.remove();
    }
    events.add(event);
    total++;
  }

  /** Notes events that have been lost. */
  void lose(long number) {
    total += number;
  }

  /** Returns a copy that later events do not change. */
  QueueHistory copy() {
    QueueHistory copy = new QueueHistory();
    copy.events.addAll(events);
    copy.counts.putAll(counts);
    copy.total = total;
    return copy;
  }

  void increment(Kind kind) {
    counts.merge(kind, 1, Integer::sum);
  }

  /** Returns the number of events of a kind. */
  int count(Kind kind) {
    return counts.getOrDefault(kind, 0);
  }

  /** Returns how many events there were, including those that are discarded. */
  long total() {
    return total;
  }

  /** Returns whether no event has been discarded yet. */
  boolean isComplete() {
    return total == events.size();
  }

  /** Returns the last events, oldest first. */
  List<QueueEvent> last(int max) {
    return events.stream().skip(Math.max(0, events.size() - max)).toList();
  }

  /** Returns the known events of a message, oldest first. */
  List<Kind> kinds(UUID messageId) {
    return events.stream()
        .filter(event -> event.messageId().equals(messageId))
        .map(QueueEvent::kind)
        .toList();
  }

  /** Returns the last known receive of a message, {@code null} if there is none. */
  @Nullable QueueEvent lastReceive(UUID messageId) {
    QueueEvent found = null;
    for (QueueEvent event : events) {
      if (event.messageId().equals(messageId)) {
        found =
            switch (event.kind()) {
              case RECEIVED -> event;
              case TAKEN_BACK -> null;
              default -> found;
            };
      }
    }
    return found;
  }
}
