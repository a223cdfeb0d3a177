package dev.tailback.pressure;

/**
 * What has a bucket of its own.
 *
 * <p>A batch action shares the bucket of its single one. A call without what the scope asks for,
 * such as ListQueues where it is the queue, is not counted.
 */
public enum ThrottleScope {
  QUEUE,
  QUEUE_AND_ACTION,
  /** The caller's account. */
  ACCOUNT,
  ACCOUNT_AND_ACTION,
  /** One message group of a queue; only sends are counted, a batch in each of its groups. */
  MESSAGE_GROUP
}
