package dev.tailback.lab.scenario;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a group of consumers decides when to receive. */
public sealed interface Polling {

  /**
   * Returns the wait time of its receives in seconds; {@code null} to use that of the consumer or
   * the queue.
   */
  default @Nullable Integer waitTimeSeconds() {
    return null;
  }

  /** Each worker receives, processes what it got, and receives again. */
  record EachWorker() implements Polling {}

  /**
   * A listener container of Spring Cloud AWS; each of the consumers is one.
   *
   * @param mode its back-pressure mode
   * @see <a href="https://docs.awspring.io/spring-cloud-aws/docs/4.0.0/reference/html/index.html">
   *     Spring Cloud AWS</a>
   */
  record Spring(
      Mode mode,
      int maxConcurrentMessages,
      int maxMessagesPerPoll,
      Duration pollTimeout,
      Duration maxDelayBetweenPolls)
      implements Polling {
    @Override
    public Integer waitTimeSeconds() {
      return (int) pollTimeout.toSeconds();
    }

    /** A back-pressure mode. */
    public enum Mode {
      AUTO,
      ALWAYS_POLL_MAX_MESSAGES,
      FIXED_HIGH_THROUGHPUT
    }
  }

  /**
   * Lambda's event source mapping, simulated.
   *
   * @param maximumConcurrency 2 to 1,000; 1,250, Lambda's own limit, if none is set
   * @param window how long a batch is collected; zero for not at all
   * @param reportsFailures whether only the messages that failed come back, not the whole batch
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html">Lambda
   *     SQS event source scaling</a>
   */
  record Lambda(int maximumConcurrency, int batchSize, Duration window, boolean reportsFailures)
      implements Polling {
    private static final int WAIT_SECONDS = 20;

    @Override
    public Integer waitTimeSeconds() {
      return WAIT_SECONDS;
    }
  }
}
