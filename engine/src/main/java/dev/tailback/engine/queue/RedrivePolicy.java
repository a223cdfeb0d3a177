package dev.tailback.engine.queue;

/**
 * The dead-letter queue that a message moves to, and after how many receives it does.
 *
 * @param deadLetterTarget a queue of the same type, account and region
 * @param maxReceiveCount how often a message is received before it moves, 1 to 1000
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html">Dead-letter
 *     queues</a>
 */
public record RedrivePolicy(QueueAddress deadLetterTarget, int maxReceiveCount) {
  /** The highest receive count that can be set. */
  public static final int MAX_RECEIVE_COUNT = 1000;
}
