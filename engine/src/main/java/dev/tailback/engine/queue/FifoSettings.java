package dev.tailback.engine.queue;

/**
 * What only FIFO queues have settings for.
 *
 * @param contentBasedDeduplication whether a message without a deduplication id gets its body's
 *     SHA-256 as one
 */
public record FifoSettings(
    boolean contentBasedDeduplication,
    DeduplicationScope deduplicationScope,
    FifoThroughputLimit throughputLimit) {

  /** Within what a deduplication id is unique. */
  public enum DeduplicationScope {
    QUEUE,
    MESSAGE_GROUP
  }

  /** What the throughput quota of a FIFO queue is counted by. */
  public enum FifoThroughputLimit {
    PER_QUEUE,
    PER_MESSAGE_GROUP_ID
  }

  /** A new FIFO queue's. */
  public static final FifoSettings DEFAULT =
      new FifoSettings(false, DeduplicationScope.QUEUE, FifoThroughputLimit.PER_QUEUE);

  public FifoSettings withContentBasedDeduplication(boolean on) {
    return new FifoSettings(on, deduplicationScope, throughputLimit);
  }

  public FifoSettings withDeduplicationScope(DeduplicationScope scope) {
    return new FifoSettings(contentBasedDeduplication, scope, throughputLimit);
  }

  public FifoSettings withThroughputLimit(FifoThroughputLimit limit) {
    return new FifoSettings(contentBasedDeduplication, deduplicationScope, limit);
  }
}
