package dev.tailback.client.workers;

import java.util.Set;

/** Maintains a number of workers. Its methods are called by one thread, several times a second. */
interface Workforce {
  /** Starts and stops workers to reach a number. Returns at once. */
  void settle(int desired, long nowNanos);

  /** Returns how many workers run. */
  int actual();

  /** Returns the ids of all running processes, including descendants. */
  Set<Long> pids();

  /**
   * Asks all processes to end, and kills the remaining ones after the grace period. Returns at
   * once.
   */
  void stop(long nowNanos);

  /** Kills everything. */
  void kill();

  /** Returns whether nothing runs. */
  boolean isIdle();
}
