package dev.tailback.engine.queue;

/**
 * Something that has happened to a queue.
 *
 * @param atMillis the engine time, in milliseconds since the epoch
 */
public record QueueEvent(Kind kind, long atMillis, QueueAddress queue) {

  /** What can happen to a queue. */
  public enum Kind {
    /** It was created; it has no tags yet. */
    CREATED,
    /** Its settings, limits or tags were set, perhaps to what they were before. */
    CHANGED,
    /** All its messages were dropped; each was reported before, as PURGED. */
    PURGED,
    /** It was deleted; each of its messages was reported before, as PURGED. */
    DELETED
  }
}
