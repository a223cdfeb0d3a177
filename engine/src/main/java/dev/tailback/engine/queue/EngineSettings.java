package dev.tailback.engine.queue;

/**
 * The settings of one engine, for all its queues.
 *
 * @param seed the seed of all randomness: the same seed and the same calls at the same times give
 *     the same results
 * @param limits the limits of new queues
 * @param maxStoredBytes the most memory that all messages may take together; sends beyond it are
 *     refused
 * @param delaysPurges whether a queue can be purged only once in 60 seconds
 * @param delaysNames whether the name of a deleted queue can be used again only after 60 seconds
 * @param fairQueues whether standard queues serve quiet tenants before noisy ones
 */
public record EngineSettings(
    long seed,
    QueueLimits limits,
    long maxStoredBytes,
    boolean delaysPurges,
    boolean delaysNames,
    boolean fairQueues) {

  /** Returns settings with AWS's limits, fair queues, any size and no 60-second rules. */
  public static EngineSettings seeded(long seed) {
    return new EngineSettings(seed, QueueLimits.AMAZON, Long.MAX_VALUE, false, false, true);
  }

  /** Returns a copy with another seed. */
  public EngineSettings withSeed(long newSeed) {
    return new EngineSettings(
        newSeed, limits, maxStoredBytes, delaysPurges, delaysNames, fairQueues);
  }

  /** Returns a copy with other limits for new queues. */
  public EngineSettings withLimits(QueueLimits newLimits) {
    return new EngineSettings(
        seed, newLimits, maxStoredBytes, delaysPurges, delaysNames, fairQueues);
  }

  /** Returns a copy with another limit on stored bytes. */
  public EngineSettings withMaxStoredBytes(long bytes) {
    return new EngineSettings(seed, limits, bytes, delaysPurges, delaysNames, fairQueues);
  }

  /** Returns a copy with the 60-second rules for purges and names both on or off. */
  public EngineSettings withSixtySecondRules(boolean on) {
    return withDelayedPurges(on).withDelayedNames(on);
  }

  /** Returns a copy with the 60-second rule for purges on or off. */
  public EngineSettings withDelayedPurges(boolean on) {
    return new EngineSettings(seed, limits, maxStoredBytes, on, delaysNames, fairQueues);
  }

  /** Returns a copy with the 60-second rule for names on or off. */
  public EngineSettings withDelayedNames(boolean on) {
    return new EngineSettings(seed, limits, maxStoredBytes, delaysPurges, on, fairQueues);
  }

  /** Returns a copy with fair queues on or off. */
  public EngineSettings withFairQueues(boolean on) {
    return new EngineSettings(seed, limits, maxStoredBytes, delaysPurges, delaysNames, on);
  }
}
