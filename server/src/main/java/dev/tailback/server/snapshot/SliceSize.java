package dev.tailback.server.snapshot;

import java.util.function.BooleanSupplier;

/**
 * How much of a snapshot is written while others wait: about a millisecond's worth. Each section
 * begins with small slices, because the first ones run before their code has been compiled, and a
 * record takes longer than a message of the same size.
 */
final class SliceSize {
  private static final int MIN_BYTES = 1 << 11;
  private static final int MAX_BYTES = 1 << 19;
  private static final long SHORT_NANOS = 500_000;
  private static final long LONG_NANOS = 1_500_000;

  private int bytes = MIN_BYTES;
  private long longestNanos;

  /** Restarts with small slices. */
  void beginSection() {
    bytes = MIN_BYTES;
  }

  int bytes() {
    return bytes;
  }

  long longestNanos() {
    return longestNanos;
  }

  /** Writes a slice, and adapts the size of the next one to the time it takes. */
  boolean time(BooleanSupplier slice) {
    long startNanos = System.nanoTime();
    boolean hasMore = slice.getAsBoolean();
    long nanos = System.nanoTime() - startNanos;
    longestNanos = Math.max(longestNanos, nanos);
    if (nanos < SHORT_NANOS) {
      bytes = Math.min(MAX_BYTES, 2 * bytes);
    } else if (nanos > LONG_NANOS) {
      bytes = Math.max(MIN_BYTES, bytes / 2);
    }
    return hasMore;
  }
}
