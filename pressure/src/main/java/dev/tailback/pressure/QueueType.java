package dev.tailback.pressure;

import dev.tailback.engine.queue.FifoSettings;
import dev.tailback.engine.queue.FifoSettings.DeduplicationScope;
import dev.tailback.engine.queue.FifoSettings.FifoThroughputLimit;
import dev.tailback.engine.queue.Queue;
import org.jspecify.annotations.Nullable;

/** A type of queues that a rule matches, by their attributes at the time of a call. */
public enum QueueType {
  /** All queues, and calls that name no queue or one that does not exist. */
  ALL,
  /** Standard queues. */
  STANDARD,
  /** FIFO queues that are not in high-throughput mode. */
  FIFO,
  /**
   * FIFO queues whose deduplication scope is the message group and whose throughput limit is per
   * message group.
   */
  FIFO_HIGH_THROUGHPUT;

  boolean isFifo() {
    return this == FIFO || this == FIFO_HIGH_THROUGHPUT;
  }

  boolean includes(@Nullable Queue queue) {
    return this == ALL || (queue != null && this == of(queue.settings().fifo()));
  }

  private static QueueType of(@Nullable FifoSettings fifo) {
    if (fifo == null) {
      return STANDARD;
    }
    boolean isHighThroughput =
        fifo.deduplicationScope() == DeduplicationScope.MESSAGE_GROUP
            && fifo.throughputLimit() == FifoThroughputLimit.PER_MESSAGE_GROUP_ID;
    return isHighThroughput ? FIFO_HIGH_THROUGHPUT : FIFO;
  }
}
