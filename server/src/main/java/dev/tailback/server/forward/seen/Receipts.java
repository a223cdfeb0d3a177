package dev.tailback.server.forward.seen;

import org.jspecify.annotations.Nullable;

/**
 * Which messages were received, and when. Remembers the most recent receives of all queues; for
 * older ones the processing time is unknown. Used only inside the gate.
 */
final class Receipts {
  /** How many are remembered, in about 20 MB of memory. */
  static final int MAX = 100_000;

  private final RecentTimes handles = new RecentTimes(MAX);
  private final RecentTimes ids = new RecentTimes(MAX);

  /** Notes that a message was received. Returns whether it had been received before. */
  boolean isRepeated(ReceivedMessage message, long nowMillis) {
    handles.add(message.handle(), nowMillis);
    boolean isKnown = ids.add(message.id(), nowMillis);
    return isKnown || message.receiveCount() > 1;
  }

  /** Returns when a message that is deleted was received; {@code null} if that is not known. */
  @Nullable Long take(String handle) {
    return handles.take(TextHash.of(handle));
  }
}
