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

  /** Returns how often it has fired so far: calls that went wrong, or that a throttle rejected. */
  public long hits() {
    return hits.getAsLong();
  }

  /** Ends it; does nothing if it has ended. It then has no hits. */
  public void remove() {
    removal.run();
  }
}
