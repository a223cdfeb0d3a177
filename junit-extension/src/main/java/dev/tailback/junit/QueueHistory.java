package dev.tailback.junit;

import dev.tailback.engine.queue.MessageEvent.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The last events of one queue, and how many of each kind there were. */
final class QueueHistory {
  static final QueueHistory NOTHING = new QueueHistory();

  /** Enough for what a test does to a queue, and little beside the messages themselves. */
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

  void increment(Kind kind) {
    counts.merge(kind, 1, Integer::sum);
  }

  /** Returns how often that has happened in this queue. */
  int count(Kind kind) {
    return counts.getOrDefault(kind, 0);
  }

  /** How many events there were so far, those that are forgotten too. */
  long total() {
    return total;
  }

  /** Whether all events are still known. */
  boolean isComplete() {
    return total == events.size();
  }

  /** The last events, oldest first. */
  List<QueueEvent> last(int most) {
    return events.stream().skip(Math.max(0, events.size() - most)).toList();
  }

  /** Returns what is known to have happened to a message, oldest first. */
  List<Kind> kinds(UUID messageId) {
    return events.stream()
        .filter(event -> event.messageId().equals(messageId))
        .map(QueueEvent::kind)
        .toList();
  }

  /** The last receive of a message that is known. */
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
