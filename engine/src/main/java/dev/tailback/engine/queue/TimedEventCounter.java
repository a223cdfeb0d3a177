package dev.tailback.engine.queue;

/** Counts timed events since the start. */
final class TimedEventCounter {
  long delaysEnded;
  long visibilityTimeoutsEnded;
  long messagesExpired;
  long messagesDeadLettered;
  long messagesMoved;
  long receivesAnswered;
  long receivesEnded;

  TimedEventCounts total() {
    return new TimedEventCounts(
        delaysEnded,
        visibilityTimeoutsEnded,
        messagesExpired,
        messagesDeadLettered,
        messagesMoved,
        receivesAnswered,
        receivesEnded);
  }
}
