package dev.tailback.engine.queue;

/** Counts timed events from the start on. */
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
