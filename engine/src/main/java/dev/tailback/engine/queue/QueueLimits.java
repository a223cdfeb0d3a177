package dev.tailback.engine.queue;

/**
 * How much of a queue can be in the consumers' hands, or be looked at, at one time.
 *
 * @param inFlight received and not yet deleted messages; at the limit a standard queue's short poll
 *     is refused with OverLimit, everything else finds nothing to receive
 * @param lookAhead how many undeleted messages from the head of a FIFO queue are searched for a
 *     group that may deliver
 */
public record QueueLimits(int inFlight, int lookAhead) {

  /** Amazon's own. */
  public static final QueueLimits AMAZON = new QueueLimits(120_000, 120_000);

  public QueueLimits {
    if (inFlight < 1 || lookAhead < 1) {
      throw new IllegalArgumentException("limits are 1 or more");
    }
  }
}
