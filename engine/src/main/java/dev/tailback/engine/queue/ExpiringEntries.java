package dev.tailback.engine.queue;

/** Entries in the order in which they were added. */
interface ExpiringEntries {

  boolean isEmpty();

  /** Returns when the oldest entry was added. There is one. */
  long oldestMillis();

  /** Removes the oldest entry. There is one. */
  void removeOldest();
}
