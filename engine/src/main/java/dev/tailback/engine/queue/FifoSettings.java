package dev.tailback.engine.queue;

/**
 * The settings that only FIFO queues have.
 *
 * @param contentBasedDeduplication whether the SHA-256 of the body is the deduplication id of a
 *     message without one
 * @param throughputLimit stored and shown; throttles apply it
 */
public record FifoSettings(
    boolean contentBasedDeduplication,
    DeduplicationScope deduplicationScope,
    FifoThroughputLimit throughputLimit) {

  /** The scope in which a deduplication id is unique. */
  public enum DeduplicationScope {
    QUEUE,
    MESSAGE_GROUP
  }

  /** What the throughput quota of a FIFO queue applies to. */
  public enum FifoThroughputLimit {
    PER_QUEUE,
    PER_MESSAGE_GROUP_ID
  }

  /** The default settings. */
  public static final FifoSettings DEFAULT =
      new FifoSettings(false, DeduplicationScope.QUEUE, FifoThroughputLimit.PER_QUEUE);

  /** Returns a copy with content-based deduplication on or off. */
  public FifoSettings withContentBasedDeduplication(boolean on) {
    return new FifoSettings(on, deduplicationScope, throughputLimit);
  }

  /** Returns a copy with another deduplication scope. */
  public FifoSettings withDeduplicationScope(DeduplicationScope scope) {
    return new FifoSettings(contentBasedDeduplication, scope, throughputLimit);
  }

  /** Returns a copy with another throughput limit. */
  public FifoSettings withThroughputLimit(FifoThroughputLimit limit) {
    return new FifoSettings(contentBasedDeduplication, deduplicationScope, limit);
  }
}
