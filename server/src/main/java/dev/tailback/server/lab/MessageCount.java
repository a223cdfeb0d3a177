package dev.tailback.server.lab;

import dev.tailback.engine.queue.MessageEvent;
import dev.tailback.lab.sim.RecordSink;
import org.jspecify.annotations.Nullable;

/** Counts the messages that a run holds, so that they don't take the server's memory. */
final class MessageCount implements RecordSink {
  /** The memory of a stored message with all references to it, rounded up. */
  private static final long BYTES_OF_MESSAGE = 500;

  private static final long HEAP_SHARE = 4;

  private final long max;
  private long stored;

  MessageCount(long max) {
    this.max = max;
  }

  /** Returns how many messages fit into a quarter of the heap. */
  static long maxOfHeap() {
    return Runtime.getRuntime().maxMemory() / HEAP_SHARE / BYTES_OF_MESSAGE;
  }

  /** Returns whether there are too many. */
  boolean isTooMany() {
    return stored > max;
  }

  @Override
  public void record(
      double atSeconds,
      String queue,
      MessageEvent.Kind kind,
      long messageNumber,
      int receiveCount,
      @Nullable String consumer) {
    switch (kind) {
      case SENT -> stored++;
      case DELETED, EXPIRED, MOVED, PURGED -> stored--;
      default -> {
        // It is still there.
      }
    }
  }
}
