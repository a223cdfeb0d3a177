package dev.tailback.server.admin;

import org.jspecify.annotations.Nullable;

/**
 * An answer for which a client may have to wait. Its methods are called by one thread at a time.
 */
public non-sealed interface PendingAnswer extends AdminReply {

  /** Returns the longest time that the client waits, in milliseconds of real time. */
  long maxMillis();

  /**
   * Returns the answer, {@code null} while there is none. Called at the start, and again whenever
   * something has happened.
   */
  Admin.@Nullable Answer look();

  /** Returns the answer for when the time is over. */
  Admin.Answer end();
}
