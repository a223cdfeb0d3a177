package dev.tailback.engine.queue;

import org.jspecify.annotations.Nullable;

/**
 * The values of SQS's gauge metrics for a queue at one moment. Times are in milliseconds since the
 * epoch.
 *
 * @param counts the messages by state
 * @param oldestArrivedAtMillis when the oldest message entered the queue; {@code null} if there is
 *     none. In a standard queue messages received three times or more do not count
 * @param groupsWithInFlight in a FIFO queue: the groups that have messages in flight
 * @param quietGroups in a standard queue that has been sent messages with group ids: its groups
 *     that are not noisy; else {@code null}
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html">Available
 *     CloudWatch metrics for Amazon SQS</a>
 */
public record QueueGauges(
    QueueCounts counts,
    @Nullable Long oldestArrivedAtMillis,
    int groupsWithInFlight,
    @Nullable QuietGroups quietGroups) {

  /**
   * The groups of a standard queue that are not noisy.
   *
   * @param noisyGroups the number of the others
   * @param counts the messages in quiet groups, by state
   * @param oldestArrivedAtMillis when the first visible one among them entered the queue; {@code
   *     null} if there is none
   */
  public record QuietGroups(
      int noisyGroups, QueueCounts counts, @Nullable Long oldestArrivedAtMillis) {}
}
