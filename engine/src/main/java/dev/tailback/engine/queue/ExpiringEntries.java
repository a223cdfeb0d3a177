package dev.tailback.engine.queue;

/** Entries in the order they came. */
interface ExpiringEntries {

  boolean isEmpty();

  /** When the oldest came, of which there is one. */
  long oldestMillis();

  /** Removes the oldest, of which there is one. */
  void removeOldest();
}
