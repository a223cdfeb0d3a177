package dev.tailback.engine.queue;

import org.jspecify.annotations.Nullable;

/** The attributes of a queue that are whole numbers, each with its name in SQS and its range. */
public enum NumericAttribute {
  DELAY_SECONDS("DelaySeconds", 0, 900),
  MAXIMUM_MESSAGE_SIZE("MaximumMessageSize", 1_024, 1_048_576),
  MESSAGE_RETENTION_PERIOD("MessageRetentionPeriod", 60, 1_209_600),
  RECEIVE_MESSAGE_WAIT_TIME_SECONDS("ReceiveMessageWaitTimeSeconds", 0, 20),
  VISIBILITY_TIMEOUT("VisibilityTimeout", 0, QueueSettings.MAX_VISIBILITY_SECONDS);

  private final String wireName;
  private final int min;
  private final int max;

  NumericAttribute(String wireName, int min, int max) {
    this.wireName = wireName;
    this.min = min;
    this.max = max;
  }

  /** Returns the attribute of this name in SQS, or {@code null} if there is none. */
  public static @Nullable NumericAttribute named(String wireName) {
    for (NumericAttribute attribute : values()) {
      if (attribute.wireName.equals(wireName)) {
        return attribute;
      }
    }
    return null;
  }

  /** Returns its name in SQS. */
  public String wireName() {
    return wireName;
  }

  /** Returns a short description of the valid values. */
  public String expected() {
    return "a whole number from " + min + " to " + max;
  }

  /** Returns whether a value is in the range. */
  public boolean isValid(int value) {
    return value >= min && value <= max;
  }

  /** Returns the value in settings. */
  public int of(QueueSettings settings) {
    return switch (this) {
      case DELAY_SECONDS -> settings.delaySeconds();
      case MAXIMUM_MESSAGE_SIZE -> settings.maximumMessageSize();
      case MESSAGE_RETENTION_PERIOD -> settings.messageRetentionPeriodSeconds();
      case RECEIVE_MESSAGE_WAIT_TIME_SECONDS -> settings.receiveMessageWaitTimeSeconds();
      case VISIBILITY_TIMEOUT -> settings.visibilityTimeoutSeconds();
    };
  }

  /** Sets the value in settings that are being built. */
  public void set(QueueSettings.Builder builder, int value) {
    switch (this) {
      case DELAY_SECONDS -> builder.delaySeconds(value);
      case MAXIMUM_MESSAGE_SIZE -> builder.maximumMessageSize(value);
      case MESSAGE_RETENTION_PERIOD -> builder.messageRetentionPeriodSeconds(value);
      case RECEIVE_MESSAGE_WAIT_TIME_SECONDS -> builder.receiveMessageWaitTimeSeconds(value);
      case VISIBILITY_TIMEOUT -> builder.visibilityTimeoutSeconds(value);
    }
  }
}
