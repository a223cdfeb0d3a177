package dev.tailback.junit;

import dev.tailback.engine.queue.MessageEvent.Kind;
import java.util.List;
import java.util.UUID;

/** Finds out from a queue's history whether a message was deleted exactly once. */
final class Deletion {
  private Deletion() {}

  static Finding finding(QueueHistory history, UUID messageId) {
    List<Kind> kinds = history.kinds(messageId);
    boolean isDeleted = kinds.contains(Kind.DELETED);
    if (kinds.contains(Kind.DELETE_IGNORED)) {
      return never(isDeleted ? "it was deleted again" : "it was deleted when it was already gone");
    }
    if (isDeleted) {
      return new Finding(true, true, "it was");
    }
    // A dead letter may come back: this queue can be the dead-letter queue of its own.
    if (kinds.contains(Kind.EXPIRED)) {
      return never("it expired");
    }
    if (kinds.contains(Kind.PURGED)) {
      return never("it was purged");
    }
    if (kinds.contains(Kind.MOVED)) {
      return never("a move task took it");
    }
    return Finding.changing(false, notYet(history, kinds));
  }

  private static Finding never(String text) {
    return new Finding(false, true, text);
  }

  private static String notYet(QueueHistory history, List<Kind> kinds) {
    if (kinds.isEmpty()) {
      return history.isComplete()
          ? "it was never in this queue"
          : "it is in none of the last " + QueueHistory.MAX_EVENTS + " events";
    }
    return "it was not deleted";
  }
}
