package dev.tailback.pressure;

import dev.tailback.engine.queue.FifoSettings;
import dev.tailback.engine.queue.FifoSettings.DeduplicationScope;
import dev.tailback.engine.queue.FifoSettings.FifoThroughputLimit;
import dev.tailback.engine.queue.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A type of queues that a rule matches: by their attributes at the time of a call or, if another
 * SQS has them, by their names.
 */
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

  /**
   * Returns whether queues of a type are of this type.
   *
   * @param type {@code null} for a call that names no queue that exists
   */
  boolean includes(@Nullable QueueType type) {
    return this == ALL || this == type;
  }

  /**
   * Returns the type that a queue's name implies: in front of another SQS, only the name is known.
   */
  static QueueType named(String queue) {
    return queue.endsWith(".fifo") ? FIFO : STANDARD;
  }

  static QueueType of(Queue queue) {
    FifoSettings fifo = queue.settings().fifo();
    if (fifo == null) {
      return STANDARD;
    }
    boolean isHighThroughput =
        fifo.deduplicationScope() == DeduplicationScope.MESSAGE_GROUP
            && fifo.throughputLimit() == FifoThroughputLimit.PER_MESSAGE_GROUP_ID;
    return isHighThroughput ? FIFO_HIGH_THROUGHPUT : FIFO;
  }
}
