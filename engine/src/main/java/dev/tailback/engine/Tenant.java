package dev.tailback.engine;

import org.jspecify.annotations.Nullable;

/**
 * One tenant of a standard queue: the producer or customer a message group id stands for.
 *
 * <p>The messages without a group id, each a tenant of its own to SQS, share one object that is
 * never noisy.
 */
final class Tenant {
  static final long PROCESSING_HALF_LIFE_MILLIS = 150_000;

  final @Nullable String groupId;

  /** Its messages that can be received, longest available first. */
  final MessageList ready = new MessageList();

  final DecayingSum processingMillis = new DecayingSum(PROCESSING_HALF_LIFE_MILLIS);
  int stored;
  int inFlight;
  long lastSentAtMillis;
  boolean isSetBack;
  int place = IndexedHeap.NOWHERE;

  Tenant(@Nullable String groupId) {
    this.groupId = groupId;
  }

  /** When its first ready message became available; later than anything where it has none. */
  long order() {
    Message first = ready.first();
    return first == null ? Long.MAX_VALUE : first.order;
  }
}
