package dev.tailback.engine.queue;

/**
 * The limits of one queue, both 1 or more.
 *
 * @param inFlight the maximum number of messages in flight; at the limit a short poll of a standard
 *     queue is refused with OverLimit, and all other receives find nothing
 * @param lookAhead how many messages from the head of a FIFO queue, including those in flight, are
 *     searched for a group that can deliver
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html">Message
 *     quotas</a>
 */
public record QueueLimits(int inFlight, int lookAhead) {

  /** The limits of AWS: 120,000 each. */
  public static final QueueLimits AMAZON = new QueueLimits(120_000, 120_000);

  public QueueLimits {
    if (inFlight < 1 || lookAhead < 1) {
      throw new IllegalArgumentException(
          "limits must be 1 or more: " + inFlight + ", " + lookAhead);
    }
  }
}
