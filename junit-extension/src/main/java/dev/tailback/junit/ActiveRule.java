package dev.tailback.junit;

import java.util.function.LongSupplier;

/** A throttle or a fault in force, until it is removed or the test ends. */
public final class ActiveRule {
  private final LongSupplier hits;
  private final Runnable removal;

  ActiveRule(LongSupplier hits, Runnable removal) {
    this.hits = hits;
    this.removal = removal;
  }

  /** How many calls it has struck or refused so far; 0 when it has been removed. */
  public long hits() {
    return hits.getAsLong();
  }

  /** Ends it; does nothing if it has ended. */
  public void remove() {
    removal.run();
  }
}
