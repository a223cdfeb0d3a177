package dev.tailback.engine.queue;

/**
 * Where messages go that were received too often without being deleted.
 *
 * @param deadLetterTarget a queue of the same type, account and region
 * @param maxReceiveCount how often a message is delivered before it moves, 1 to 1000
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html">Dead-letter
 *     queues</a>
 */
public record RedrivePolicy(QueueAddress deadLetterTarget, int maxReceiveCount) {
  public static final int MAX_RECEIVE_COUNT = 1000;
}
