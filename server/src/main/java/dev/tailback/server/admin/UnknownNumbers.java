package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.engine.live.LiveQueue;
import dev.tailback.engine.queue.Queue;
import java.util.List;

/** Removes from JSON what is not known about a queue whose messages are in another SQS. */
final class UnknownNumbers {
  private static final List<String> OF_QUEUES =
      List.of(
          "limits",
          "waitingReceives",
          "storedBytes",
          "messageGroups",
          "lockedGroups",
          "longestLockedGroups");
  private static final List<String> OF_COUNTS =
      List.of("age", "deduplicated", "deadLettered", "expired");
  private static final List<String> OF_CONSUMERS = List.of("inFlight", "expiries");
  private static final List<String> MESSAGES = List.of("visible", "inFlight", "delayed");

  private UnknownNumbers() {}

  /** Removes it from the description of a queue, unless its messages are here. */
  static void remove(Queue queue, ObjectNode shown) {
    if (queue.elsewhere() == null) {
      return;
    }
    shown.put("elsewhere", true).remove(OF_QUEUES);
    removeCounts(shown.path("totals"));
    removeCounts(shown.path("perSecond"));
    shown.path("consumers").forEach(consumer -> ((ObjectNode) consumer).remove(OF_CONSUMERS));
    if (!queue.counts().areKnown()) {
      MESSAGES.forEach(shown::putNull);
    }
  }

  /** Removes it from the recording of a queue, unless its messages are here. */
  static void remove(LiveQueue queue, ObjectNode recorded) {
    if (queue.queue().elsewhere() != null) {
      removeCounts(recorded);
    }
  }

  private static void removeCounts(JsonNode shown) {
    if (shown instanceof ObjectNode counts) {
      counts.remove(OF_COUNTS);
    }
  }
}
