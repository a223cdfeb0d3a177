package dev.tailback.engine.queue;

/** What became of a message that a {@link Backlog} offered. */
enum OfferResult {
  /** It was hidden or removed, and is one of those that were asked for. */
  ACCEPTED,
  /** It was removed from the queue, and is none of them. */
  REMOVED,
  /** It is where it was, and no more are to be offered. */
  DECLINED
}
