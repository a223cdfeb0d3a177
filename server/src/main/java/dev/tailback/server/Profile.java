package dev.tailback.server;

import dev.tailback.config.Configuration;
import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.time.EngineClock;
import java.util.Locale;

/** A set of defaults for one purpose. */
public enum Profile {
  /** For development: Amazon's limits, without the rules that make callers wait for 60 seconds. */
  DEV,
  /**
   * Like Amazon SQS: with the 60-second rules, the quotas, and short polls that sample some
   * servers.
   */
  AWS,
  /** For tests: like {@link #DEV}, but repeatable. The clock is paused and the seed is 1. */
  TEST;

  private static final long TEST_SEED = 1;

  /*
   * Amazon says that a short poll of a queue with fewer than 1,000 messages may find nothing, but
   * not how often: 10 % is a choice. The rule also fires for polls of an empty queue, which shows
   * only in its hit count.
   */
  private static final String AWS_PRESSURE =
      """
      throttles:
        - profile: aws-fifo
        - profile: aws-fifo-high-throughput
      faults:
        - queueType: standard
          backlog: {when: visible < 1000}
          probability: 0.1
          emptyReceive: {}
      """;

  /** Returns a clock that shows the machine's time and is running or paused. */
  EngineClock startClock() {
    return this == TEST ? EngineClock.paused() : EngineClock.running();
  }

  /** Returns the settings of this profile. Its seed, if it has one, replaces the given one. */
  EngineSettings settings(EngineSettings unlessSet) {
    return unlessSet
        .withSeed(this == TEST ? TEST_SEED : unlessSet.seed())
        .withSixtySecondRules(this == AWS);
  }

  /**
   * Returns the throttles and faults of this profile.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html">Amazon
   *     SQS short and long polling</a>
   */
  Configuration pressure() {
    return this == AWS ? Configuration.of("profile " + this, AWS_PRESSURE) : Configuration.NONE;
  }

  /** Returns its name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
