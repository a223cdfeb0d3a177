package dev.tailback.engine.queue;

import dev.tailback.engine.time.IndexedHeap;
import java.util.Objects;
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

  final VisibleMessages ready = new VisibleMessages();

  final DecayingSum processingMillis = new DecayingSum(PROCESSING_HALF_LIFE_MILLIS);
  int stored;
  int inFlight;
  long lastSentAtMillis;
  boolean isSetBack;
  int place = IndexedHeap.NOWHERE;

  Tenant(@Nullable String groupId) {
    this.groupId = groupId;
  }

  /** Whether its first ready message comes before the other's; both have one. */
  boolean isBefore(Tenant other) {
    return firstReady().isBefore(other.firstReady());
  }

  private Message firstReady() {
    return Objects.requireNonNull(ready.first());
  }
}
