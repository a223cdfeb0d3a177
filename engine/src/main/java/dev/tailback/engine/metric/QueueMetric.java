package dev.tailback.engine.metric;

/** The metrics that SQS publishes about a queue. */
public enum QueueMetric {
  VISIBLE("ApproximateNumberOfMessagesVisible"),
  NOT_VISIBLE("ApproximateNumberOfMessagesNotVisible"),
  DELAYED("ApproximateNumberOfMessagesDelayed"),
  AGE_OF_OLDEST("ApproximateAgeOfOldestMessage", "Seconds"),
  GROUPS_IN_FLIGHT("ApproximateNumberOfGroupsWithInflightMessages"),
  NOISY_GROUPS("ApproximateNumberOfNoisyGroups"),
  VISIBLE_IN_QUIET_GROUPS("ApproximateNumberOfMessagesVisibleInQuietGroups"),
  NOT_VISIBLE_IN_QUIET_GROUPS("ApproximateNumberOfMessagesNotVisibleInQuietGroups"),
  DELAYED_IN_QUIET_GROUPS("ApproximateNumberOfMessagesDelayedInQuietGroups"),
  AGE_IN_QUIET_GROUPS("ApproximateAgeOfOldestMessageInQuietGroups", "Seconds"),
  SENT("NumberOfMessagesSent"),
  SENT_SIZE("SentMessageSize", "Bytes"),
  RECEIVED("NumberOfMessagesReceived"),
  EMPTY_RECEIVES("NumberOfEmptyReceives"),
  DELETED("NumberOfMessagesDeleted"),
  DEDUPLICATED("NumberOfDeduplicatedSentMessages");

  private final String wireName;
  private final String unit;

  QueueMetric(String wireName) {
    this(wireName, "Count");
  }

  QueueMetric(String wireName, String unit) {
    this.wireName = wireName;
    this.unit = unit;
  }

  /** Returns its name in CloudWatch. */
  public String wireName() {
    return wireName;
  }

  String unit() {
    return unit;
  }
}
