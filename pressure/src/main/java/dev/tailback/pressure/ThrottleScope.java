package dev.tailback.pressure;

/**
 * What has its own bucket.
 *
 * <p>A batch action shares the bucket of its single action. A call that lacks what the scope uses,
 * such as ListQueues for a scope of queues, takes no tokens.
 */
public enum ThrottleScope {
  /** Each queue. */
  QUEUE,
  /** Each action on each queue. */
  QUEUE_AND_ACTION,
  /** Each account of callers. */
  ACCOUNT,
  /** Each action of each account. */
  ACCOUNT_AND_ACTION,
  /**
   * Each message group of a queue. Only sends take tokens; a batch takes them in each of its
   * groups.
   */
  MESSAGE_GROUP
}
