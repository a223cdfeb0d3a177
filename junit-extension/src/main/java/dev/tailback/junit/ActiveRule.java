package dev.tailback.junit;

import java.util.function.LongSupplier;

/** An active throttle or fault. It ends when it is removed, or with the test. */
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

  /** Removes it, after which it has no hits. Does nothing if it was removed already. */
  public void remove() {
    removal.run();
  }
}
