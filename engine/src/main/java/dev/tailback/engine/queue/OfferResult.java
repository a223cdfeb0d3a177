package dev.tailback.engine.queue;

/** What a taker did with a message that a {@link Backlog} offered. */
enum OfferResult {
  /** Took it: it is in flight or removed, and counts. */
  ACCEPTED,
  /** Removed it from the queue. It does not count. */
  REMOVED,
  /** Left it in place, and wants no more. */
  DECLINED
}
