package dev.tailback.client.workers;

import static java.util.concurrent.TimeUnit.SECONDS;

/** The growing pauses before retries of something that failed. */
final class Backoff {
  static final long MIN_NANOS = SECONDS.toNanos(1);
  static final long MAX_NANOS = SECONDS.toNanos(30);

  /** A command that has run this long counts as having worked. */
  static final long RESET_NANOS = SECONDS.toNanos(30);

  private long nextNanos = MIN_NANOS;

  /**
   * Returns the pause after a failure.
   *
   * @param ranNanos how long it had run until then
   */
  long pauseNanos(long ranNanos) {
    if (ranNanos >= RESET_NANOS) {
      reset();
    }
    long pauseNanos = nextNanos;
    nextNanos = Math.min(2 * pauseNanos, MAX_NANOS);
    return pauseNanos;
  }

  void reset() {
    nextNanos = MIN_NANOS;
  }
}
