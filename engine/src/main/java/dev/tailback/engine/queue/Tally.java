package dev.tailback.engine.queue;

/** Counts what happens in an engine, from its start on. */
final class Tally {
  long delaysEnded;
  long visibilityTimeoutsEnded;
  long messagesExpired;
  long messagesDeadLettered;
  long messagesMoved;
  long receivesAnswered;
  long receivesEnded;

  Happenings total() {
    return new Happenings(
        delaysEnded,
        visibilityTimeoutsEnded,
        messagesExpired,
        messagesDeadLettered,
        messagesMoved,
        receivesAnswered,
        receivesEnded);
  }
}
