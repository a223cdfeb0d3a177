package dev.tailback.server;

import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.config.Configuration;
import java.util.Locale;

/** A set of defaults, by what the emulator is used for. */
public enum Profile {
  /** Amazon's limits, without the rules that make one wait for a minute. */
  DEV,
  /** As Amazon's SQS: with those rules, its quotas, and its short polls that ask some servers. */
  AWS,
  /** As {@link #DEV}, and the same in every run: the clock stands, and the seed is 1. */
  TEST;

  private static final long TEST_SEED = 1;

  /*
   * Amazon says that a short poll of a queue with fewer than 1,000 messages may find nothing, but
   * not how often: a tenth is a choice. Polls of an empty queue are struck too, which only the
   * rule's hits tell.
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
    EngineClock clock = EngineClock.running();
    if (this == TEST) {
      clock.pause();
    }
    return clock;
  }

  /** Settings as it has them, with the seed they have unless it has one. */
  EngineSettings settings(EngineSettings unlessSet) {
    return unlessSet
        .withSeed(this == TEST ? TEST_SEED : unlessSet.seed())
        .withSixtySecondRules(this == AWS);
  }

  /**
   * The throttles and faults it turns on.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html">Amazon
   *     SQS short and long polling</a>
   */
  Configuration pressure() {
    return this == AWS ? Configuration.of("profile " + this, AWS_PRESSURE) : Configuration.NONE;
  }

  /** Its name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
