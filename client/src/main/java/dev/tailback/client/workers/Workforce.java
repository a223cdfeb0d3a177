package dev.tailback.client.workers;

import java.util.Set;

/**
 * Brings about a number of workers. Its methods are called by one thread, several times a second.
 */
interface Workforce {
  /** Starts and stops what is needed for a number of workers. Returns at once. */
  void settle(int desired, long nowNanos);

  /** Returns how many workers run. */
  int actual();

  /** Returns the numbers of all processes that run, descendants too. */
  Set<Long> pids();

  /** Asks everything to end, and ends it at last after the grace. Returns at once. */
  void stop(long nowNanos);

  /** Ends everything. */
  void kill();

  /** Returns whether nothing runs. */
  boolean isIdle();
}
