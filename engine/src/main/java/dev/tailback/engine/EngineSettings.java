package dev.tailback.engine;

/**
 * What holds for all queues of one engine.
 *
 * @param seed of all randomness: the same seed and the same calls at the same times give the same
 *     answers
 * @param limits what a new queue starts with
 * @param sixtySecondRules whether a queue can be purged only once in 60 seconds, and a deleted
 *     queue's name used again only after 60 seconds
 * @param fairQueues whether standard queues serve quiet tenants before noisy ones
 */
public record EngineSettings(
    long seed, QueueLimits limits, boolean sixtySecondRules, boolean fairQueues) {

  /** Amazon's limits, the 60-second rules off. */
  public static EngineSettings seeded(long seed) {
    return new EngineSettings(seed, QueueLimits.AMAZON, false, true);
  }

  public EngineSettings withLimits(QueueLimits newLimits) {
    return new EngineSettings(seed, newLimits, sixtySecondRules, fairQueues);
  }

  public EngineSettings withSixtySecondRules(boolean on) {
    return new EngineSettings(seed, limits, on, fairQueues);
  }

  public EngineSettings withFairQueues(boolean on) {
    return new EngineSettings(seed, limits, sixtySecondRules, on);
  }
}
