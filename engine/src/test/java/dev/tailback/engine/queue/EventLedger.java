package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Derives the contents of queues from their events, to compare them with the queues' counts. */
final class EventLedger implements EngineListener {
  private final Map<QueueAddress, Map<UUID, Boolean>> inFlightByQueue = new HashMap<>();
  private final Map<QueueAddress, Long> deadLettered = new HashMap<>();
  private final Map<QueueAddress, Long> expired = new HashMap<>();
  private long lastMillis;

  @Override
  public void happened(MessageEvent event) {
    assertThat(event.atMillis()).as("time of %s", event).isGreaterThanOrEqualTo(lastMillis);
    lastMillis = event.atMillis();
    Map<UUID, Boolean> messages = in(event.queue());
    UUID id = event.messageId();
    switch (event.kind()) {
      case SENT -> assertThat(messages.put(id, false)).as("was there before %s", event).isNull();
      case RECEIVED -> assertThat(messages.put(id, true)).as("in flight: %s", event).isFalse();
      case EXTENDED -> assertThat(messages).as("in flight: %s", event).containsEntry(id, true);
      case TAKEN_BACK, DELAY_ENDED, TIMED_OUT, RETURNED ->
          assertThat(messages.put(id, false)).as("was there: %s", event).isNotNull();
      case DELETE_IGNORED -> assertThat(messages).doesNotContainKey(id);
      case DEAD_LETTERED -> {
        deadLettered.merge(event.queue(), 1L, Long::sum);
        leave(messages, event);
        in(event.target()).put(id, false);
      }
      case EXPIRED -> {
        expired.merge(event.queue(), 1L, Long::sum);
        leave(messages, event);
      }
      case DELETED, MOVED, PURGED -> leave(messages, event);
    }
  }

  private static void leave(Map<UUID, Boolean> messages, MessageEvent event) {
    assertThat(messages.remove(event.messageId())).as("was there: %s", event).isNotNull();
  }

  private Map<UUID, Boolean> in(QueueAddress queue) {
    return inFlightByQueue.computeIfAbsent(queue, unknown -> new HashMap<>());
  }

  void compare(List<ModelPair> pairs) {
    for (ModelPair pair : pairs) {
      Map<UUID, Boolean> ledger = in(pair.real.address());
      QueueCounts counts = pair.real.counts();
      long inFlight = ledger.values().stream().filter(held -> held).count();
      assertThat(inFlight).as("told to be in flight").isEqualTo(counts.inFlight());
      assertThat(ledger.size() - inFlight)
          .as("told to be here")
          .isEqualTo(counts.visible() + counts.delayed());
      QueueAddress address = pair.real.address();
      pair.tally.compare(
          pair.real.counter().totals(),
          deadLettered.getOrDefault(address, 0L),
          expired.getOrDefault(address, 0L));
    }
  }
}
