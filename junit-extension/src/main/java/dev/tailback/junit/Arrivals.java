package dev.tailback.junit;

import dev.tailback.engine.queue.EngineListener;
import dev.tailback.engine.queue.MessageEvent;
import dev.tailback.engine.queue.PeekedMessage;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Watches a queue for the first message that could be received. Used inside the gate only. */
final class Arrivals implements EngineListener {
  private final QueueAddress queue;
  private final long sinceMillis;
  // Messages for which no later event has shown yet whether they were delayed.
  private final Map<UUID, QueueEvent> entered = new LinkedHashMap<>();
  private @Nullable QueueEvent first;

  Arrivals(QueueAddress queue, long sinceMillis) {
    this.queue = queue;
    this.sinceMillis = sinceMillis;
  }

  @Override
  public void happened(MessageEvent event) {
    see(QueueEvent.of(event));
  }

  private void see(QueueEvent event) {
    boolean comesIn = queue.equals(event.target());
    if (!comesIn && !queue.equals(event.queue())) {
      return;
    }
    QueueEvent entry = entered.remove(event.messageId());
    switch (event.kind()) {
      case SENT -> entered.put(event.messageId(), event);
      case DELAY_ENDED, TIMED_OUT, RETURNED -> arrived(event);
      case RECEIVED -> arrived(entry == null ? event : entry);
      case DEAD_LETTERED, MOVED -> {
        arrived(entry);
        if (comesIn && event.kind() == MessageEvent.Kind.DEAD_LETTERED) {
          entered.put(event.messageId(), event);
        }
      }
      case EXPIRED, PURGED -> {
        if (entry != null && event.atMillis() > entry.atMillis()) {
          arrived(entry);
        }
      }
      case EXTENDED, DELETED, DELETE_IGNORED, TAKEN_BACK -> {} // was received before
    }
  }

  private void arrived(@Nullable QueueEvent event) {
    if (event != null && (first == null || event.atMillis() < first.atMillis())) {
      first = event;
    }
  }

  /** Returns whether nothing could be received and, if not, what came first and when. */
  Finding finding(Queue watched) {
    Set<UUID> delayed =
        watched.inspection().peek(0, entered.isEmpty() ? 0 : QueueAssert.MAX_PEEKED).stream()
            .filter(message -> message.state() == PeekedMessage.State.DELAYED)
            .map(PeekedMessage::messageId)
            .collect(Collectors.toSet());
    entered.values().stream()
        .filter(event -> !delayed.contains(event.messageId()))
        .forEach(this::arrived);
    QueueEvent arrival = first;
    return Finding.changing(arrival == null, arrival == null ? "" : text(arrival));
  }

  private String text(QueueEvent arrival) {
    Duration after = Duration.ofMillis(arrival.atMillis() - sinceMillis);
    String what =
        switch (arrival.kind()) {
          case SENT -> "was sent";
          case RECEIVED -> "was received";
          case DEAD_LETTERED -> "was dead-lettered from queue " + arrival.queue().name();
          default -> "became visible";
        };
    return "after %s message %s %s %s"
        .formatted(Phrases.of(after), arrival.messageId(), arrival.body(), what);
  }
}
