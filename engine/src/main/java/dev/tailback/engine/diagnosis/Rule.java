package dev.tailback.engine.diagnosis;

/**
 * The conditions that are looked for in a queue. Diagnoses of equal severity are in this order;
 * causes come before their consequences.
 *
 * <p>A rule fires once its condition has held for some time, and ceases {@value
 * Thresholds#SILENT_AFTER_SECONDS} seconds after the condition was last seen. The last four
 * describe a queue for which no other rule fires: they start and end at once, and at most one of
 * them fires.
 */
public enum Rule {
  /** The in-flight limit is reached. */
  LIMIT("limit", 3),
  /** Held groups fill the look-ahead of a FIFO queue. */
  LOOK_AHEAD("lookahead", 3),
  /** A message group is held for a long time while messages wait behind it. */
  STUCK("stuck", 0),
  /** Messages wait, and nobody receives. */
  NOBODY("nobody", 0),
  /** Messages are about to expire. */
  EXPIRING("expiring", 0),
  /** The backlog grows. */
  GROWING("growing", 15),
  /** Messages are received again and again. */
  REPEATS("repeats", 20),
  /** Messages move to the dead-letter queue. */
  DEAD("dead", 0),
  /** A dead-letter queue is not empty. */
  DEAD_LETTERS("dlq", 0),
  /** Sends are throttled. */
  THROTTLED("throttled", 3),
  /** Processing takes nearly as long as the visibility timeout. */
  NEAR("near", 20),
  /** The oldest message is much older than those that are processed. */
  OLD_HEAD("oldhead", 30),
  /** Consumers poll an empty queue without waiting. */
  EMPTY("empty", 30),
  /** The backlog shrinks. */
  DRAIN("drain", 0),
  /** Messages wait for their delay. */
  DELAYED("delayed", 0),
  /** Messages come and go. */
  FLOW("flow", 0),
  /** Nothing happens. */
  IDLE("idle", 0);

  private final String id;
  private final int holdSeconds;

  Rule(String id, int holdSeconds) {
    this.id = id;
    this.holdSeconds = holdSeconds;
  }

  /** Returns the rule's name in the admin API and the guides, such as {@code growing}. */
  public String id() {
    return id;
  }

  /** Returns for how many seconds of engine time its condition has to hold before it fires. */
  public int holdSeconds() {
    return holdSeconds;
  }

  /** Returns whether it fires only if no other rule has more to say about the queue. */
  boolean isCalm() {
    return compareTo(DRAIN) >= 0;
  }
}
